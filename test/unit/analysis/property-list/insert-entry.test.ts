import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertEntry, insertStrings } from '../../../../server/src/analysis/property-list/insert-entry.ts';
import { parsePropertyList } from '../../../../server/src/analysis/property-list/parse.ts';
import { valueOf } from '../../../../server/src/analysis/property-list/queries.ts';
import { plain } from './plain.ts';

const ARRAY = '<array>\n\t<string>_a._tcp</string>\n</array>';

/** The text with a key added to its dictionary, or to the one of a key. */
function insert(text: string, key: string, value: string, into?: string): string {
  const { root } = parsePropertyList(text);
  const dict = into === undefined ? root : valueOf(root, into);
  assert.ok(dict?.kind === 'dict');
  const edit = insertEntry(text, dict, key, value);
  return edit ? text.slice(0, edit.start) + edit.text + text.slice(edit.end) : text;
}

test('a key is added as the last one, indented as its neighbours', () => {
  const text = '<plist>\n<dict>\n\t<key>a</key>\n\t<true/>\n</dict>\n</plist>\n';
  assert.equal(
    insert(text, 'b', ARRAY),
    '<plist>\n<dict>\n\t<key>a</key>\n\t<true/>\n\t<key>b</key>\n\t<array>\n\t\t<string>_a._tcp</string>\n\t</array>\n</dict>\n</plist>\n',
  );
});

test('spaces and line ends are those of the text', () => {
  const text = '<plist>\r\n  <dict>\r\n    <key>a</key>\r\n    <true/>\r\n  </dict>\r\n</plist>\r\n';
  assert.equal(
    insert(text, 'b', ARRAY),
    '<plist>\r\n  <dict>\r\n    <key>a</key>\r\n    <true/>\r\n    <key>b</key>\r\n    <array>\r\n      <string>_a._tcp</string>\r\n    </array>\r\n  </dict>\r\n</plist>\r\n',
  );
});

test('into an empty dictionary', () => {
  const nested = (dict: string): string => `<dict>\n\t<key>a</key>\n\t${dict}\n</dict>`;
  const filled = nested('<dict>\n\t\t<key>b</key>\n\t\t<true/>\n\t</dict>');
  assert.equal(insert(nested('<dict/>'), 'b', '<true/>', 'a'), filled);
  assert.equal(insert(nested('<dict></dict>'), 'b', '<true/>', 'a'), filled);
  assert.equal(insert(nested('<dict>\n\t</dict>'), 'b', '<true/>', 'a'), filled);
});

test('on one line, with a key that needs escapes, while the dictionary is open', () => {
  assert.equal(
    insert('<dict><key>a</key><true/></dict>', 'b&<c>', '<false/>'),
    '<dict><key>a</key><true/><key>b&amp;&lt;c&gt;</key><false/></dict>',
  );
  assert.deepEqual(plain(parsePropertyList(insert('<dict>\n<key>a</key>\n<true/>\n', 'b', '<false/>')).root), {
    a: true,
    b: false,
  });
});

test('the old style is left alone', () => {
  assert.equal(insert('{ a = 1; }', 'b', '<true/>'), '{ a = 1; }');
});

test('strings are added to an array, indented as its items', () => {
  const add = (array: string, strings: readonly string[]): string => {
    const text = `<dict>\n\t<key>a</key>\n\t${array}\n</dict>`;
    const node = valueOf(parsePropertyList(text).root, 'a');
    assert.ok(node?.kind === 'array');
    const edit = insertStrings(text, node, strings);
    assert.ok(edit);
    return (text.slice(0, edit.start) + edit.text + text.slice(edit.end)).slice(
      '<dict>\n\t<key>a</key>\n\t'.length,
      -8,
    );
  };
  const [one, two] = ['\n\t\t<string>1</string>', '\n\t\t<string>2&amp;</string>'];
  assert.equal(add(`<array>${one}\n\t</array>`, ['2&']), `<array>${one}${two}\n\t</array>`);
  assert.equal(add('<array/>', ['1', '2&']), `<array>${one}${two}\n\t</array>`);
  assert.equal(add('<array>\n\t</array>', ['1']), `<array>${one}\n\t</array>`);
  assert.equal(add('<array><string>1</string></array>', ['2']), '<array><string>1</string><string>2</string></array>');
});
