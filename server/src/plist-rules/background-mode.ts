import type { CodeUseKind } from '../analysis/code-uses.ts';
import type { TargetContext } from '../analysis/project-context.ts';
import type { PlistNode } from '../analysis/property-list/model.ts';
import { itemsOf, stringOf, valueOf } from '../analysis/property-list/queries.ts';
import { onValue } from '../analysis/property-list/report.ts';
import { definePropertyListRule } from '../analysis/property-list/rule.ts';
import type { Candidate } from '../analysis/rule.ts';
import { similar } from '../analysis/similar.ts';
import { connectionWithout } from '../analysis/uses/connection-without.ts';

/** The modes that documentation names, now or earlier. There may be others, which is why only near misses count. */
const MODES: readonly string[] = [
  'audio',
  'bluetooth-central',
  'bluetooth-peripheral',
  'external-accessory',
  'fetch',
  'location',
  'nearby-interaction',
  'network-authentication',
  'newsstand-content',
  'processing',
  'push-to-talk',
  'remote-notification',
  'screen-capture',
  'voip',
  'workout-processing',
];

const GUIDANCE = [{ id: 'docs-background-modes' }];

export default definePropertyListRule({
  id: 'background-mode',
  applies: 'info',
  status: 'risky',
  triggers: ['UIBackgroundModes'],
  readsUses: true,
  check({ root }, project) {
    const modes = valueOf(root, 'UIBackgroundModes');
    if (!modes) return [];
    const message = 'UIBackgroundModes takes an array of strings';
    return modes.kind === 'array'
      ? itemsOf(modes).flatMap((item) => [...mode(item), ...pretence(item, project?.targets ?? [])])
      : [onValue(modes, { status: 'risky', message, guidance: GUIDANCE })];
  },
});

function mode(item: PlistNode): readonly Candidate[] {
  const name = stringOf(item);
  if (name === undefined || MODES.includes(name)) return [];
  const [meant] = similar(name.trim(), MODES, 1);
  if (meant === undefined) return [];
  const edits = [{ start: item.innerStart, end: item.innerEnd, text: meant }];
  return [
    onValue(item, {
      status: 'risky',
      message: `“${name}” is no background mode and has no effect; it seems to mean ${meant}`,
      guidance: GUIDANCE,
      fixes: [{ title: `Write ${meant}`, edits }],
    }),
  ];
}

/** What a mode is for, where the code can show that it is not what the app does. */
const PURPOSES: Readonly<Record<string, { readonly kind: CodeUseKind; readonly message: string }>> = {
  voip: {
    kind: 'calls',
    message:
      'No code of the app seems to use PushKit or CallKit, and the voip mode wakes it for nothing else: it keeps no connection open; use remote notifications, or a background URLSession',
  },
  audio: {
    kind: 'audio',
    message:
      'No code of the app seems to play or record sound, which is what the audio mode is for, not to keep connections open; use remote notifications, or a background URLSession',
  },
};

/** A mode of an app that connects and does nothing that the mode is for. Quiet unless all of its code was read. */
function pretence(item: PlistNode, targets: readonly TargetContext[]): readonly Candidate[] {
  const name = stringOf(item) ?? '';
  const purpose = Object.hasOwn(PURPOSES, name) ? PURPOSES[name] : undefined;
  const first = purpose && connectionWithout(targets, purpose.kind, ['connects', 'listens']);
  if (purpose === undefined || first === undefined) return [];
  return [
    onValue(item, {
      status: 'risky',
      confidence: 'likely',
      message: purpose.message,
      guidance: [...GUIDANCE, { id: 'forum-socket-background-task' }],
      related: [{ ...first.place, message: 'The app connects here.' }],
    }),
  ];
}
