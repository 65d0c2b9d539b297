import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verify } from '../../../../scripts/verify/rules-are-literal.ts';
import { temporaryTree } from '../temporary-tree.ts';

function rule(id: string, triggers: string): string {
  return `import { definePatternRule } from '../analysis/rule.ts';

export default definePatternRule({ id: ${id}, triggers: ${triggers}, check: () => [] });
`;
}

test('a rule that is written out is fine', (context) => {
  const root = temporaryTree(context, { 'server/src/rules/ftp.ts': rule("'ftp'", "['ftp:', 'sftp:']") });
  assert.deepEqual(verify(root), []);
});

test('what must be computed, or does not fit the file, is reported', (context) => {
  const root = temporaryTree(context, {
    'server/src/rules/a.ts': rule('NAME', "['x']"),
    'server/src/rules/b.ts': rule("'c'", "['x']"),
    'server/src/rules/d.ts': rule("'d'", '[...NAMES]'),
    'server/src/rules/e.ts': 'export const rule = definePatternRule({});\n',
    'server/src/rules/f.ts': 'export default { id: "f" };\n',
    'server/src/rules/registry.generated.ts': '',
  });
  assert.deepEqual(
    verify(root).map(
      ({ file, line, message }) => `${file.slice('server/src/rules/'.length)}:${line} ${message.split(' ')[0]}`,
    ),
    ['a.ts:3 id', 'b.ts:3 id', 'd.ts:3 triggers', 'e.ts:1 must', 'f.ts:1 must'],
  );
});
