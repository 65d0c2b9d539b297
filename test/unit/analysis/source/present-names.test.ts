import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SourceLanguage } from '../../../../server/src/analysis/source/language.ts';
import { NameTable } from '../../../../server/src/analysis/source/name-table.ts';
import { presentNames } from '../../../../server/src/analysis/source/present-names.ts';
import { readSource } from '../../../../server/src/analysis/source/source-file.ts';
import { TokenBuffer } from '../../../../server/src/analysis/source/tokens.ts';

const table = new NameTable(['pfctl', 'ftp', 'NWListener']);

/** The names of the table that occur in a text. */
function present(language: SourceLanguage, text: string): readonly string[] {
  const found = presentNames(readSource(text, language, table, new TokenBuffer()), table);
  return table.names.filter((_, id) => found[id] === 1);
}

describe('names that occur', () => {
  for (const [language, text, ...expected] of [
    ['swift', 'let a = NWListener()', 'NWListener'],
    ['swift', 'let a = "/sbin/pfctl"', 'pfctl'],
    ['swift', '"ftp://\\(NWListener.self)/pfctl"', 'pfctl', 'ftp', 'NWListener'],
    ['swift', '#"pfctl -e"#', 'pfctl'],
    ['swift', '"""\npfctl\n"""', 'pfctl'],
    ['swift', '"pfctl', 'pfctl'],
    ['c', '@"ftp:"', 'ftp'],
    ['c', 'system("pfctl -f x");', 'pfctl'],
    ['c', '@class NWListener;', 'NWListener'],
    ['swift', '// pfctl NWListener', undefined],
    ['c', '/* ftp */ int NWListeners;', undefined],
    ['swift', '"xpfctl pfctl2 ftp_"', undefined],
    ['swift', '', undefined],
  ] as const) {
    test(`${language}: ${text.replaceAll('\n', '⏎')}`, () =>
      assert.deepEqual(present(language, text), expected[0] === undefined ? [] : expected));
  }
});
