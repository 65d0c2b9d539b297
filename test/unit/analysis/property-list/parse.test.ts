import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePropertyList } from '../../../../server/src/analysis/property-list/parse.ts';
import {
  booleanOf,
  entryOf,
  itemsOf,
  stringOf,
  valueOf,
  valuesByKey,
} from '../../../../server/src/analysis/property-list/queries.ts';

test('a text is read as what it looks like', () => {
  const formats: Readonly<Record<string, string>> = {
    '<?xml version="1.0"?><plist/>': 'xml',
    '\ufeff \n<plist>': 'xml',
    '<dict/>': 'xml',
    '<!-- x -->': 'xml',
    '{ a = 1; }': 'openstep',
    '// !$*UTF8*$!\n{}': 'openstep',
    '<0fbd>': 'openstep',
    '': 'openstep',
    'bplist00\ufffd': 'binary',
  };
  for (const [text, format] of Object.entries(formats)) assert.equal(parsePropertyList(text).format, format, text);
  assert.deepEqual(parsePropertyList('bplist00 { a = 1; }'), { format: 'binary', positions: false, complete: false });
});

test('questions about nodes', () => {
  const { root } = parsePropertyList(
    '<dict><key>a</key><string>1</string><key>a</key><string>2</string><key>b</key><array><true/></array></dict>',
  );
  assert.ok(root?.kind === 'dict');
  assert.equal(stringOf(valueOf(root, 'a')), '2');
  assert.equal(entryOf(root, 'a'), root.entries[1]);
  assert.equal(entryOf(root, 'c'), undefined);
  assert.equal(entryOf(valueOf(root, 'a'), 'a'), undefined);
  assert.equal(stringOf(valueOf(root, 'b')), undefined);
  assert.deepEqual(itemsOf(valueOf(root, 'b')).map(booleanOf), [true]);
  assert.deepEqual(itemsOf(root), []);
  assert.equal(stringOf(valuesByKey(root).get('a')), '2');
});
