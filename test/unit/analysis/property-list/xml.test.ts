import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseXml } from '../../../../server/src/analysis/property-list/xml.ts';
import { plain } from './plain.ts';

const values = (text: string): unknown => plain(parseXml(text).root);

test('every kind of value', () => {
  const list = parseXml(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>text</key><string>a</string>
  <key>none</key><string/>
  <key>yes</key><true/>
  <key>no</key><false></false>
  <key>whole</key><integer>-12</integer>
  <key>hex</key><integer>0x1F</integer>
  <key>real</key><real>1.5e3</real>
  <key>odd</key><integer>many</integer>
  <key>when</key><date>2026-01-02T03:04:05Z</date>
  <key>bytes</key><data>AAEC</data>
  <key>list</key><array><string>a</string><array/></array>
  <key>more</key><dict/>
</dict></plist>
`);
  assert.deepEqual(plain(list.root), {
    text: 'a',
    none: '',
    yes: true,
    no: false,
    whole: -12,
    hex: 31,
    real: 1500,
    odd: NaN,
    when: 'date 2026-01-02T03:04:05Z',
    bytes: 'data',
    list: ['a', []],
    more: {},
  });
  assert.ok(list.complete && list.positions && list.format === 'xml');
});

test('entities, CDATA, comments and processing instructions', () => {
  const text =
    '\ufeff<plist><!-- <dict> --><dict><key>a &amp; b</key><string>x<![CDATA[<y>&amp;]]>&#x41;<!-- z -->&lt;</string><?pi <key> ?></dict></plist>';
  assert.deepEqual(values(text), { 'a & b': 'x<y>&amp;A<' });
  assert.ok(parseXml(text).complete);
});

test('ranges are those of the text', () => {
  const text =
    '<plist>\r\n<dict>\r\n\t<key>caf\u00e9 \ud83d\udcac</key>\r\n\t<string>a&amp;b</string>\r\n<key>t</key><true/></dict></plist>';
  const { root } = parseXml(text);
  assert.ok(root?.kind === 'dict');
  const [first, second] = root.entries;
  assert.equal(text.slice(first!.keyStart, first!.keyEnd), 'caf\u00e9 \ud83d\udcac');
  assert.equal(text.slice(first!.value.start, first!.value.end), '<string>a&amp;b</string>');
  assert.equal(text.slice(first!.value.innerStart, first!.value.innerEnd), 'a&amp;b');
  assert.ok(text.slice(first!.start, first!.end).startsWith('<key>caf') && first!.end === first!.value.end);
  assert.equal(text.slice(second!.value.innerStart, second!.value.innerEnd), '<true/>');
  assert.equal(text.slice(root.start, root.end), text.slice(text.indexOf('<dict>'), text.indexOf('</plist>')));
  assert.equal(text.slice(root.innerEnd, root.end), '</dict>');
});

test('what is half typed keeps what comes before and after', () => {
  const broken: readonly (readonly [string, unknown])[] = [
    ['<dict><key>a</key><true/><key>b</key><str', { a: true }],
    ['<dict><key>a</key><string>x', { a: 'x' }],
    ['<dict><key>a\n<true/>\n<key>b</key><string>y</string></dict>', { a: true, b: 'y' }],
    ['<dict><key>a</key><key>b</key><true/></dict>', { b: true }],
    ['<dict><key>a</key><string>x</key><key>b</key><true/></dict>', { a: 'x', b: true }],
    ['<dict><key>a</key><array><string>x</string></dict>', { a: ['x'] }],
    ['<dict><true/><key>b</key><true/></array></dict>', { b: true }],
    ['<dict><key>a</key><wrong>x</wrong><true/></dict>', { a: true }],
    ['<dict><key>a</key><true/></dict></dict><string>x</string>', { a: true }],
    ['<plist>', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of broken) {
    assert.deepEqual(values(text), expected, text);
    assert.equal(parseXml(text).complete, false, text);
  }
});

test('deep nesting costs no call stack', () => {
  const { root, complete } = parseXml('<array>'.repeat(100_000));
  assert.equal(root?.kind, 'array');
  assert.equal(complete, false);
});
