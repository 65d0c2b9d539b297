import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { verify } from '../../../../scripts/verify/rules-have-guidance.ts';
import { temporaryTree } from '../temporary-tree.ts';

test('the rules of the product have their guidance', () => {
  assert.deepEqual(verify(process.cwd()), []);
});

test('a rule without an entry, and references that lead nowhere, are reported where they stand', (context) => {
  const root = temporaryTree(context, { 'server/src/rules/made-up.ts': '' });
  cpSync(path.join(process.cwd(), 'knowledge'), path.join(root, 'knowledge'), { recursive: true });
  const code = `const a = [{ id: 'tn3151' }, { id: 'tn3151', section: 'ftp-alternatives' }];
const b = { id: 'tn0000' };
const c = { id: 'tn3151', section: 'nonsense' };
const other = { id: 'tn0000', name: 'not a reference' };
`;
  writeFileSync(path.join(root, 'server/src/rules/made-up.ts'), code);
  assert.deepEqual(verify(root), [
    { file: 'server/src/rules/made-up.ts', line: 1, message: 'knowledge/rules.yaml says nothing about made-up' },
    { file: 'server/src/rules/made-up.ts', line: 2, message: 'there is no guidance entry tn0000' },
    { file: 'server/src/rules/made-up.ts', line: 3, message: 'tn3151 has no section nonsense' },
  ]);
});
