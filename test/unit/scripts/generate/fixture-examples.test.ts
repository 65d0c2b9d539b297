import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOf, examplesOf } from '../../../../scripts/generate/fixture-examples.ts';
import { temporaryTree } from '../temporary-tree.ts';

const FLAGGED = `import Foundation

func untouched() {}

final class Loader {
    let first = 1

    func load() {
        let stream = CFReadStreamCreateWithFTPURL(nil, url)
        //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ftp
    }
}
`;

test('a file is cut only where nothing is nested', () => {
  assert.deepEqual(
    blocksOf(FLAGGED).map((block) => block.split('\n')[0]),
    ['import Foundation', 'func untouched() {}', 'final class Loader {'],
  );
});

test('flagged code keeps its markers, and only what is marked is taken', (context) => {
  const root = temporaryTree(context, { 'test/fixtures/ftp/streams.swift': FLAGGED });
  const { flagged, clean } = examplesOf(root, 'ftp');
  assert.deepEqual(clean, []);
  assert.equal(flagged.length, 1);
  assert.match(flagged[0]!.code, /^final class Loader \{[^]*\^ ftp[^]*\}$/);
});

test('clean code comes from clean files, without what is only imports and comments', (context) => {
  const root = temporaryTree(context, {
    'test/fixtures/ftp/clean-https.swift':
      '// About it.\nimport Foundation\n\nlet task = session.dataTask(with: url)\n',
    'test/fixtures/ftp/clean-https.m': '#import <Foundation/Foundation.h>\n\nvoid f(void) {}\n',
  });
  assert.deepEqual(examplesOf(root, 'ftp').clean, [
    { language: 'swift', code: 'let task = session.dataTask(with: url)' },
    { language: 'objective-c', code: 'void f(void) {}' },
  ]);
});

test('a fixture named example is taken whole, before all others', (context) => {
  const root = temporaryTree(context, {
    'test/fixtures/ftp/a.m': 'x();\n//^^^ ftp\n',
    'test/fixtures/ftp/example.m': '#import <CFNetwork/CFNetwork.h>\n\ny();\n//^^^ ftp\n',
    'test/fixtures/ftp/b.swift': 'z()\n//^^^ ftp\n',
  });
  assert.deepEqual(examplesOf(root, 'ftp').flagged, [
    { language: 'swift', code: 'z()\n//^^^ ftp' },
    { language: 'objective-c', code: '#import <CFNetwork/CFNetwork.h>\n\ny();\n//^^^ ftp' },
  ]);
});

test('a rule may have an example in one language only, and C goes with Objective-C', (context) => {
  const root = temporaryTree(context, { 'test/fixtures/ftp/example.c': 'y();\n//^^^ ftp\n' });
  assert.deepEqual(examplesOf(root, 'ftp'), {
    flagged: [{ language: 'objective-c', code: 'y();\n//^^^ ftp' }],
    clean: [],
  });
});

test('fixtures about broken or unusual text are no examples', (context) => {
  const root = temporaryTree(context, {
    'test/fixtures/ftp/broken.m': 'x();\n//^^^ ftp\n',
    'test/fixtures/ftp/crlf.m': 'y();\n',
  });
  assert.deepEqual(examplesOf(root, 'ftp'), { flagged: [], clean: [] });
});

test('markers of other rules do not count', (context) => {
  const root = temporaryTree(context, { 'test/fixtures/ftp/a.m': 'x();\n//^^^ ftp-urls\n\ny();\n// ^^ cfsocket\n' });
  assert.deepEqual(examplesOf(root, 'ftp').flagged, []);
});

test('long code is left out as long as something shorter is there', (context) => {
  const long = `void a(void) {\n${'  b();\n'.repeat(40)}  ftp();\n  // ^^ ftp\n}\n`;
  const short = 'void c(void) { ftp(); }\n//             ^^^ ftp\n';
  const both = temporaryTree(context, { 'test/fixtures/ftp/a.m': `${long}\n${short}` });
  assert.equal(examplesOf(both, 'ftp').flagged[0]!.code, short.trim());
  const alone = temporaryTree(context, { 'test/fixtures/ftp/a.m': long });
  assert.equal(examplesOf(alone, 'ftp').flagged[0]!.code, long.trim());
});

test('a rule without fixtures has no examples', (context) => {
  assert.deepEqual(examplesOf(temporaryTree(context, {}), 'ftp'), { flagged: [], clean: [] });
});
