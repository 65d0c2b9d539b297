/** Creates a pattern rule with its fixtures: `npm run new-rule -- <id>`. Refuses ids that exist or are not kebab-case. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const id = process.argv[2] ?? '';

const RULE = `import { definePatternRule } from '../analysis/rule.ts';
import type { Candidate } from '../analysis/rule.ts';

/** What is flagged, and what deliberately is not. */
export default definePatternRule({
  id: '${id}',
  status: 'risky',
  triggers: [],
  check(shape) {
    const found: Candidate[] = [];
    void shape;
    return found;
  },
});
`;

/** Relative path → content of everything that a new rule needs. */
const FILES: Readonly<Record<string, string>> = {
  [`server/src/rules/${id}.ts`]: RULE,
  [`test/fixtures/${id}/flagged.swift`]: '// Carets and the rule id under each line that must be found.\n',
  [`test/fixtures/${id}/flagged.m`]: '// Carets and the rule id under each line that must be found.\n',
  [`test/fixtures/${id}/clean-look-alikes.swift`]:
    '// What looks like it and is right, the recommended replacement first.\n',
  [`test/fixtures/${id}/clean-look-alikes.m`]:
    '// What looks like it and is right, the recommended replacement first.\n',
};

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}

if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
  refuse('usage: npm run new-rule -- <id>, with an id such as interface-name');
const taken = Object.keys(FILES).find((file) => existsSync(file));
if (taken !== undefined) refuse(`${taken} exists already`);

for (const [file, content] of Object.entries(FILES)) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  console.log(`created ${file}`);
}
console.log(`Next: describe the rule in knowledge/rules.yaml, then npm run generate && npm run check`);
