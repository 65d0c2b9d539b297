import type { PlistNode } from '../analysis/property-list/model.ts';
import { itemsOf, stringOf, valueOf } from '../analysis/property-list/queries.ts';
import { onValue } from '../analysis/property-list/report.ts';
import { definePropertyListRule } from '../analysis/property-list/rule.ts';
import type { Candidate } from '../analysis/rule.ts';
import { similar } from '../analysis/similar.ts';

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
  check({ root }) {
    const modes = valueOf(root, 'UIBackgroundModes');
    if (!modes) return [];
    const message = 'UIBackgroundModes takes an array of strings';
    return modes.kind === 'array'
      ? itemsOf(modes).flatMap(mode)
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
