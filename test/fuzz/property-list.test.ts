import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isBinaryPropertyList, parseBinary } from '../../server/src/analysis/property-list/binary.ts';
import { insertEntry } from '../../server/src/analysis/property-list/insert-entry.ts';
import type { PlistNode } from '../../server/src/analysis/property-list/model.ts';
import { parseOpenStep } from '../../server/src/analysis/property-list/open-step.ts';
import { parsePropertyList } from '../../server/src/analysis/property-list/parse.ts';
import { valueOf } from '../../server/src/analysis/property-list/queries.ts';
import { parseXml } from '../../server/src/analysis/property-list/xml.ts';
import { runs } from './arbitraries.ts';

/** The pieces on which the parsers take decisions. */
const PIECES = [
  ...['<plist version="1.0">', '</plist>', '<dict>', '</dict>', '<dict/>', '<array>', '</array>', '<key>', '</key>'],
  ...['<string>', '</string>', '<string/>', '<true/>', '<false/>', '<integer>', '</integer>', '<real>', '<data>', '<'],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?xml?>',
    '<!DOCTYPE plist [',
    '&amp;',
    '&#x41;',
    '&#xFFFFFFF;',
    '&',
    ';',
    '>',
  ],
  ...[
    '{',
    '}',
    '(',
    ')',
    '=',
    ',',
    '"',
    "'",
    '/*',
    '*/',
    '//',
    '\\',
    '\\U00',
    '\\377',
    '<0f',
    'NSAllowsArbitraryLoads',
  ],
  ...['a', '_b', '1', '0x1F', ' ', '\t', '\n', '\r\n', '\ufeff', '\u00a0', '\ud83d\udcac', 'bplist00'],
];

const soup: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''));

/** Every node's range lies within that of the node around it, keys before their values, neighbours in order. */
function assertRanges(text: string, node: PlistNode, from: number, to: number): void {
  const { start, end, innerStart, innerEnd } = node;
  assert.ok(from <= start && start <= innerStart && innerStart <= innerEnd && innerEnd <= end && end <= to, node.kind);
  const children = node.kind === 'dict' ? node.entries : node.kind === 'array' ? node.items : [];
  children.reduce((after, child) => {
    assert.ok(after <= child.start);
    if (!('key' in child)) assertRanges(text, child, after, innerEnd);
    else {
      assert.ok(child.start <= child.keyStart && child.keyStart <= child.keyEnd && child.keyEnd <= child.value.start);
      assert.equal(child.end, child.value.end);
      assertRanges(text, child.value, child.keyEnd, innerEnd);
    }
    return child.end;
  }, innerStart);
}

for (const [name, parse] of Object.entries({ parseXml, parseOpenStep })) {
  test(`${name} reads any text, with sound ranges`, () => {
    fc.assert(
      fc.property(soup, (text) => {
        const { root } = parse(text);
        assert.deepEqual(parse(text).root, root, 'another run gives the same');
        if (root) assertRanges(text, root, 0, text.length);
      }),
      runs(1500),
    );
  });
}

test('bytes of any kind are read', () => {
  const magic = Buffer.from('bplist00');
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 200 }).map((tail) => Buffer.concat([magic, tail]));
  // A trailer whose numbers make sense lets the bytes be read as objects.
  const sensible = bytes.map((buffer) => {
    const trailer = buffer.length - 32;
    buffer.fill(0, trailer);
    buffer[trailer + 6] = 1;
    buffer[trailer + 7] = 1;
    buffer[trailer + 15] = Math.min(40, trailer - 8);
    buffer[trailer + 31] = Math.max(8, trailer - 40);
    return buffer;
  });
  fc.assert(
    fc.property(fc.oneof(bytes, sensible), (buffer) => {
      assert.ok(isBinaryPropertyList(buffer));
      assert.equal(parseBinary(buffer).positions, false);
    }),
    runs(1500),
  );
});

/** What may stand in a dictionary, well-formed. */
const ENTRIES = [
  '<key>a</key><true/>',
  '\n\t<key>b</key>\n\t<dict>\n\t\t<key>c</key>\n\t\t<string>&lt;</string>\n\t</dict>',
  '\r\n  <key>d</key>\r\n  <array><dict/></array>\r\n',
  '<!-- <key>e</key> -->\n',
  '<key/><string/>',
  ' ',
];

test('a key that is added can be read, and nothing else changes', () => {
  const key = fc.string({ maxLength: 8 }).filter((name) => !/[\0-\x1f]/.test(name));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ENTRIES), { maxLength: 5 }), key, (entries, name) => {
      const text = `<plist><dict>${entries.join('')}</dict></plist>`;
      const { root } = parsePropertyList(text);
      assert.ok(root?.kind === 'dict');
      const edit = insertEntry(text, root, name, '<true/>')!;
      const changed = parsePropertyList(text.slice(0, edit.start) + edit.text + text.slice(edit.end));
      assert.ok(changed.complete && changed.root?.kind === 'dict');
      assert.deepEqual(
        changed.root.entries.map((entry) => entry.key),
        [...root.entries.map((entry) => entry.key), name],
      );
      assert.equal(valueOf(changed.root, name)?.kind, 'boolean');
    }),
    runs(1000),
  );
});

test('broken text costs no more than its length', () => {
  const pieces = [
    '<dict><key>a</key>',
    '<key>',
    '</dict>',
    '<string>a',
    '</a ',
    '<!--',
    '{a=',
    '"\\" ',
    '(',
    '}',
    '/*',
    '<0',
  ];
  for (const piece of pieces) {
    const text = piece.repeat(64_000);
    const start = performance.now();
    parsePropertyList(text);
    // A quarter of a second at most; twice nested loops would take a minute.
    assert.ok(performance.now() - start < 5_000, piece);
  }
});
