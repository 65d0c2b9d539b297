import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { verify } from '../../../../scripts/verify/rules-have-fixtures.ts';
import { temporaryTree } from '../temporary-tree.ts';

test('a rule needs flagged and clean code in both languages', (context) => {
  const root = temporaryTree(context, {
    'test/fixtures/ftp/a.swift': 'ftp()\n//^^^ ftp\n',
    'test/fixtures/ftp/clean-a.swift': '',
    'test/fixtures/ftp/a.m': 'ftp();\n//^^^ ftp-urls\n',
    'test/fixtures/ftp/clean-a.h': '',
  });
  cpSync(path.join(process.cwd(), 'knowledge'), path.join(root, 'knowledge'), { recursive: true });
  const problems = verify(root);
  const of = (rule: string): string[] =>
    problems.filter(({ file }) => file === `test/fixtures/${rule}`).map(({ message }) => message);
  assert.deepEqual(of('ftp'), ['lacks flagged Objective-C']);
  assert.equal(of('cfsocket').length, 4);
});
