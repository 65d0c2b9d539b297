import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NameTable } from '../../../../server/src/analysis/source/name-table.ts';
import { containsName } from '../../../../server/src/analysis/source/prefilter.ts';

const names = new NameTable(['MCSession', 'ftp']);

for (const [text, expected] of [
  ['MCSession', true],
  ['let a: MCSession?', true],
  ['// MCSession', true],
  ['"ftp://a"', true],
  ['a.ftp', true],
  ['éMCSession名', true],
  ['MCSessionState', false],
  ['MCSession_', false],
  ['_ftp', false],
  ['mcsession ftps', false],
  ['MCSes sion', false],
  ['', false],
] as const) {
  test(`'${text}' ${expected ? 'has' : 'has not'} one of the names`, () =>
    assert.equal(containsName(text, names), expected));
}
