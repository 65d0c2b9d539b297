import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertItem } from '../../../../server/src/analysis/property-list/insert-item.ts';
import { parsePropertyList } from '../../../../server/src/analysis/property-list/parse.ts';
import { valueOf } from '../../../../server/src/analysis/property-list/queries.ts';

/** The text after `new` was added to the array of the key `a`; `undefined` if it can't be. */
function added(text: string, value = 'new'): string | undefined {
  const array = valueOf(parsePropertyList(text).root, 'a');
  assert.ok(array?.kind === 'array');
  const edit = insertItem(text, array, value);
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

const dict = (array: string): string => `<dict>\n\t<key>a</key>\n\t${array}\n</dict>\n`;

test('behind the last item, indented as that is', () => {
  assert.equal(
    added(dict('<array>\n\t\t<string>old</string>\n\t</array>')),
    dict('<array>\n\t\t<string>old</string>\n\t\t<string>new</string>\n\t</array>'),
  );
  assert.equal(
    added('<dict>\r\n  <key>a</key>\r\n  <array>\r\n    <string>old</string>\r\n  </array>\r\n</dict>'),
    '<dict>\r\n  <key>a</key>\r\n  <array>\r\n    <string>old</string>\r\n    <string>new</string>\r\n  </array>\r\n</dict>',
  );
  assert.equal(
    added('<dict><key>a</key><array><string>old</string></array></dict>'),
    '<dict><key>a</key><array><string>old</string><string>new</string></array></dict>',
  );
});

test('into an empty array', () => {
  const filled = dict('<array>\n\t\t<string>new</string>\n\t</array>');
  for (const empty of ['<array/>', '<array></array>', '<array>\n\t</array>']) assert.equal(added(dict(empty)), filled);
  assert.equal(
    added('<dict>\n    <key>a</key> <array/>\n</dict>'),
    '<dict>\n    <key>a</key> <array>\n        <string>new</string>\n    </array>\n</dict>',
  );
  assert.equal(
    added('<dict><key>a</key><array/></dict>'),
    '<dict><key>a</key><array><string>new</string></array></dict>',
  );
});

test('what has a meaning in XML is escaped; the old style is left alone', () => {
  assert.equal(
    added('<dict><key>a</key><array/></dict>', '<a> & b'),
    '<dict><key>a</key><array><string>&lt;a&gt; &amp; b</string></array></dict>',
  );
  assert.equal(added('{ a = (old); }'), undefined);
});
