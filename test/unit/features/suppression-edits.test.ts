import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze } from '../../../server/src/analysis/analyze.ts';
import type { Finding } from '../../../server/src/analysis/finding.ts';
import type { SourceLanguage } from '../../../server/src/analysis/source/language.ts';
import { createSuppressionEdits, type TextChange } from '../../../server/src/features/suppression-edits.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/settings.ts';
import { productEngine } from '../../support/engine.ts';
import { testEngine } from './knowledge.ts';

const engine = testEngine();

function find(text: string, language: SourceLanguage = 'swift'): readonly Finding[] {
  return analyze({ text, language }, engine, DEFAULT_SETTINGS);
}

function apply(text: string, change: TextChange): string {
  return text.slice(0, change.start) + change.text + text.slice(change.end);
}

type Kind = 'line' | 'file' | 'remove';

/** The text after the edit for its nth finding, or `undefined` when there is no such edit. */
function after(text: string, kind: Kind, nth = 0, language: SourceLanguage = 'swift'): string | undefined {
  const found = find(text, language)[nth];
  assert.ok(found, `nothing is found in ${text}`);
  const edits = createSuppressionEdits(text, language);
  const change = {
    line: () => edits.suppressLine(found),
    file: () => edits.suppressFile(found.ruleId),
    remove: () => edits.removeSuppression(found),
  }[kind]();
  return change && apply(text, change);
}

test('a line’s comment has its indentation and the file’s line break', () => {
  assert.equal(after('\tOldSocketCreate()', 'line'), '\t// netguide:disable:next old-socket\n\tOldSocketCreate()');
  assert.equal(
    after('a()\r\n  OldSocketCreate()\r\n', 'line'),
    'a()\r\n  // netguide:disable:next old-socket\r\n  OldSocketCreate()\r\n',
  );
  assert.equal(
    after('a()\rOldSocketCreate()\r', 'line'),
    'a()\r// netguide:disable:next old-socket\rOldSocketCreate()\r',
  );
});

test('a rule joins the comment that acts on its line already', () => {
  const cases: [before: string, expected: string][] = [
    ['// netguide:disable:next x\nOldSocketCreate()', '// netguide:disable:next x old-socket\nOldSocketCreate()'],
    [
      '// netguide:disable:next x, y - why not\r\nOldSocketCreate()',
      '// netguide:disable:next x, y old-socket - why not\r\nOldSocketCreate()',
    ],
    ['OldSocketCreate() // netguide:disable:this x', 'OldSocketCreate() // netguide:disable:this x old-socket'],
    ['/* netguide:disable:next x */\nOldSocketCreate()', '/* netguide:disable:next x old-socket */\nOldSocketCreate()'],
  ];
  for (const [before, expected] of cases) {
    const nth = find(before).findIndex(({ ruleId }) => ruleId === 'old-socket');
    assert.equal(after(before, 'line', nth), expected);
  }
});

test('a comment that acts elsewhere is left alone', () => {
  const text = '// netguide:disable:next x\n\nOldSocketCreate()';
  const nth = find(text).findIndex(({ ruleId }) => ruleId === 'old-socket');
  assert.equal(
    after(text, 'line', nth),
    '// netguide:disable:next x\n\n// netguide:disable:next old-socket\nOldSocketCreate()',
  );
});

test('no comment is put into a string, an interpolation, a comment or a macro that goes on', () => {
  const unsafe: [text: string, language: SourceLanguage][] = [
    ['let a = """\n\\(OldSocketCreate())\n"""', 'swift'],
    ['let a = """\n\\(f(\nOldSocketCreate()))\n"""', 'swift'],
    ['let a = """\n""" + OldSocketCreate()', 'swift'],
    ['/* a\n*/ OldSocketCreate()', 'swift'],
    ['#define A(x) \\\n  do { OldSocketCreate(x); } while (0)\n', 'c'],
    ['#define A(x) \\ \r\n  do { OldSocketCreate(x); } while (0)\r\n', 'c'],
    ['OldSocketCreate()\nOldStreamOpen() // netguide:disable:previous old-socket', 'swift'],
    ['char *a = R"(\n)"; OldSocketCreate();', 'c'],
  ];
  for (const [text, language] of unsafe) assert.equal(after(text, 'line', 0, language), undefined, text);
  assert.ok(after('let path = "C:\\\\"\nOldSocketCreate()', 'line'));
  assert.ok(after('// see \\\nOldSocketCreate()', 'line'), 'a backslash means nothing in Swift');
});

test('a file’s comment comes behind what must come first', () => {
  const cases: [header: string, rest: string][] = [
    ['', 'OldSocketCreate()\n'],
    ['\uFEFF', 'OldSocketCreate()\n'],
    ['#!/usr/bin/swift\n', 'OldSocketCreate()\n'],
    ['// swift-tools-version: 6.0\n', 'import A\nOldSocketCreate()\n'],
    ['//\n//  A.swift\n//  Copyright\n//\n\n', 'import A\nOldSocketCreate()\n'],
    ['#!/usr/bin/swift\n// Copyright\n\n', '// Something else\nOldSocketCreate()\n'],
    ['/*\n Copyright\n*/\n\n', 'OldSocketCreate()\n'],
    ['/** Copyright */\n\n', 'OldSocketCreate()\n'],
    ['', '/// What it does.\nfunc f() { OldSocketCreate() }\n'],
    ['', '\nOldSocketCreate()\n'],
    ['', '/* a */ OldSocketCreate()\n'],
  ];
  for (const [header, rest] of cases)
    assert.equal(after(header + rest, 'file'), `${header}// netguide:disable old-socket\n${rest}`);
});

test('a file’s comment is extended when there is one', () => {
  const text = '// Copyright\n// netguide:disable old-stream - later\nOldStreamOpen(OldSocketCreate())';
  assert.equal(after(text, 'file'), text.replace('old-stream -', 'old-stream old-socket -'));
});

test('a file is not suppressed where a comment further down would take it back', () => {
  for (const ids of ['old-socket', 'all'])
    assert.equal(after(`// netguide:enable ${ids}\nOldSocketCreate()`, 'file'), undefined);
  assert.ok(after('// netguide:enable old-stream\nOldSocketCreate()', 'file'));
});

test('an id is removed with its space, the last one with its comment, and a line that is left empty with it', () => {
  const cases: [before: string, nth: number, expected: string][] = [
    ['// netguide:disable:next a b c - why\nx()', 0, '// netguide:disable:next b c - why\nx()'],
    ['// netguide:disable:next a b c - why\nx()', 1, '// netguide:disable:next a c - why\nx()'],
    ['// netguide:disable:next a, b\nx()', 1, '// netguide:disable:next a\nx()'],
    ['y()\n  // netguide:disable:next a - why\nx()', 0, 'y()\nx()'],
    ['x() // netguide:disable:this a\ny()', 0, 'x()\ny()'],
    ['y()\r\n/* netguide:disable:next a */\r\nx()', 0, 'y()\r\nx()'],
    ['x() /* netguide:disable:this a */ + y()', 0, 'x() + y()'],
    ['x() // netguide:disable:this a', 0, 'x()'],
  ];
  for (const [before, nth, expected] of cases) assert.equal(after(before, 'remove', nth), expected);
});

const PIECES = [
  'OldSocketCreate()',
  'OldStreamOpen()',
  'x()',
  '"text"',
  '"""\n',
  '\\(',
  ')',
  '// note\n',
  '/* note */',
  '// netguide:disable:next old-stream\n',
  '// netguide:disable old-stream - why\n',
  '// netguide:disable:previous all\n',
  '/* netguide:disable:this old-socket */',
  '// netguide:enable old-socket\n',
  '#if A\n',
  '#define A \\\n',
  '\n',
  '\r\n',
  '  ',
];

for (const language of ['swift', 'c'] as const) {
  test(`in any ${language} text an edit hides what it is for and brings up nothing new`, () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        const uses = (of: string, matches: (ruleId: string) => boolean): number =>
          find(of, language).filter(({ ruleId }) => ruleId !== 'unused-suppression' && matches(ruleId)).length;
        const edits = createSuppressionEdits(text, language);
        for (const { ruleId, ...found } of find(text, language)) {
          if (ruleId === 'unused-suppression') continue;
          for (const change of [edits.suppressLine({ ...found, ruleId }), edits.suppressFile(ruleId)]) {
            if (change === undefined) continue;
            const changed = apply(text, change);
            const [own, others] = [(id: string) => id === ruleId, (id: string) => id !== ruleId];
            assert.ok(uses(changed, own) < uses(text, own), JSON.stringify([text, change]));
            assert.equal(uses(changed, others), uses(text, others), JSON.stringify([text, change]));
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
}

const PLIST = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
<dict>
\t<key>NSAppTransportSecurity</key>
\t<dict>
\t\t<key>NSAllowsArbitraryLoads</key>
\t\t<true/>
\t</dict>
</dict>
</plist>
`;

test('in a property list comments are XML’s', () => {
  const product = productEngine();
  const rules = (text: string): readonly string[] =>
    analyze({ text, language: 'property-list' }, product, DEFAULT_SETTINGS).map(({ ruleId }) => ruleId);
  const [finding] = analyze({ text: PLIST, language: 'property-list' }, product, DEFAULT_SETTINGS);
  const edits = createSuppressionEdits(PLIST, 'property-list');
  const line = apply(PLIST, edits.suppressLine(finding!)!);
  assert.match(line, /\n\t\t<!-- netguide:disable:next app-transport-security -->\n\t\t<key>NSAllows/);
  assert.deepEqual(rules(line), []);
  const whole = apply(PLIST, edits.suppressFile(finding!.ruleId)!);
  assert.match(whole, /<plist version="1\.0">\n<!-- netguide:disable app-transport-security -->\n<dict>/);
  assert.deepEqual(rules(whole), []);
  const again = createSuppressionEdits(whole, 'property-list').suppressFile('background-mode')!;
  assert.match(apply(whole, again), /netguide:disable app-transport-security background-mode -->/);
  const openStep = '{ NSAppTransportSecurity = { NSAllowsArbitraryLoads = YES; }; }';
  assert.equal(createSuppressionEdits(openStep, 'property-list').suppressFile('app-transport-security'), undefined);
});
