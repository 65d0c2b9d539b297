import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePropertyList } from '../../../server/src/analysis/property-list/parse.ts';
import type { PropertyListRule } from '../../../server/src/analysis/property-list/rule.ts';
import type { Candidate } from '../../../server/src/analysis/rule.ts';
import appTransportSecurity from '../../../server/src/plist-rules/app-transport-security.ts';
import backgroundMode from '../../../server/src/plist-rules/background-mode.ts';
import bonjourServiceType from '../../../server/src/plist-rules/bonjour-service-type.ts';
import localNetworkPrivacy from '../../../server/src/plist-rules/local-network-privacy.ts';

const RULES: readonly PropertyListRule[] = [
  appTransportSecurity,
  backgroundMode,
  bonjourServiceType,
  localNetworkPrivacy,
];

/** What the rules that read one Info.plist find in a text. */
export function candidatesIn(text: string): readonly Candidate[] {
  const { root, ...list } = parsePropertyList(text);
  return root?.kind === 'dict' ? RULES.flatMap((rule) => rule.check({ ...list, root, text, kind: 'info' })) : [];
}

const FOLDER = path.join(process.cwd(), 'test/fixtures/plist');

/** The fixtures that are an Info.plist, by name. */
export const INFO_PLISTS: Readonly<Record<string, string>> = Object.fromEntries(
  RULES.flatMap(({ id }) =>
    readdirSync(path.join(FOLDER, id))
      .filter((name) => name.endsWith('.plist'))
      .map((name) => [`${id}/${name}`, readFileSync(path.join(FOLDER, id, name), 'utf8')] as const),
  ),
);
