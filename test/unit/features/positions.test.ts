import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createPositions, negotiateEncoding } from '../../../server/src/features/positions.ts';

const ENCODINGS = ['utf-8', 'utf-16', 'utf-32'] as const;

function document(text: string): TextDocument {
  return TextDocument.create('untitled:a', 'swift', 1, text);
}

/** Characters of every width, line breaks and halves of pairs. */
const text = fc.array(fc.constantFrom('a', 'é', '漢', '😀', '\n', '\r\n', '\r', '\uD83D', '\uDE00'), { maxLength: 30 });

test('prefers UTF-16, then what the editor prefers, and falls back to UTF-16', () => {
  assert.equal(negotiateEncoding(undefined), 'utf-16');
  assert.equal(negotiateEncoding([]), 'utf-16');
  assert.equal(negotiateEncoding(['utf-8', 'utf-16']), 'utf-16');
  assert.equal(negotiateEncoding(['utf-32', 'utf-8']), 'utf-32');
  assert.equal(negotiateEncoding(['toString', 'utf-8']), 'utf-8');
  assert.equal(negotiateEncoding(['utf-7']), 'utf-16');
});

test('counts units of the encoding', () => {
  const one = document('x\naé漢😀z');
  const at = ENCODINGS.map((encoding) => createPositions(encoding).at(one, 7).character);
  assert.deepEqual(at, [1 + 2 + 3 + 4, 5, 4]);
});

test('a position leads back to its offset, wherever a character begins', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...ENCODINGS), (parts, encoding) => {
      const whole = parts.join('');
      const one = document(whole);
      const positions = createPositions(encoding);
      let offset = 0;
      for (const character of [...whole, '']) {
        const breaks = whole[offset - 1] === '\r' && whole[offset] === '\n';
        if (!breaks) assert.equal(positions.offset(one, positions.at(one, offset)), offset);
        offset += character.length;
      }
    }),
  );
});

test('positions beyond a line or the text are clamped', () => {
  const one = document('é\nb');
  for (const encoding of ENCODINGS) {
    const positions = createPositions(encoding);
    assert.equal(positions.offset(one, { line: 0, character: 99 }), 1, encoding);
    assert.equal(positions.offset(one, { line: 9, character: 0 }), 3, encoding);
    assert.deepEqual(positions.at(one, 99).line, 1, encoding);
  }
});

test('a position within a character counts as behind it', () => {
  assert.equal(createPositions('utf-8').offset(document('漢b'), { line: 0, character: 1 }), 1);
});

test('changes in any encoding give the text that the editor has', () => {
  fc.assert(
    fc.property(text, text, fc.nat(), fc.nat(), fc.constantFrom(...ENCODINGS), (before, inserted, a, b, encoding) => {
      const whole = before.join('');
      const starts = [...whole].reduce<number[]>((all, character) => [...all, all.at(-1)! + character.length], [0]);
      const [start, end] = [starts[a % starts.length]!, starts[b % starts.length]!].sort((x, y) => x - y);
      const positions = createPositions(encoding);
      const one = document(whole);
      const range = positions.range(one, start!, end!);
      // A position can't stand between CR and LF; the document takes both as one.
      fc.pre(one.offsetAt(one.positionAt(start!)) === start && one.offsetAt(one.positionAt(end!)) === end);
      const changed = positions.update(one, [{ range, text: inserted.join('') }], 2);
      assert.equal(changed.getText(), whole.slice(0, start) + inserted.join('') + whole.slice(end));
      assert.equal(changed.version, 2);
    }),
  );
});
