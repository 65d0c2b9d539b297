import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze } from '../../server/src/analysis/analyze.ts';
import { type Finding, SEVERITIES } from '../../server/src/analysis/finding.ts';
import { readSource, tokenAt } from '../../server/src/analysis/source/source-file.ts';
import { TokenKind } from '../../server/src/analysis/source/tokens.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { productEngine } from '../support/engine.ts';
import { markOf } from '../support/markers.ts';
import { brokenFixture, fixtures, languages, runs, type Sample, soup } from './arbitraries.ts';

const engine = productEngine();

const findingsOf = (source: Code): readonly Finding[] => analyze(source, engine, DEFAULT_SETTINGS);

/** A text in one of the languages that are lexed. */
type Code = Pick<Sample, 'text' | 'language'>;

/** Whether a range begins and ends with a token, or lies within a literal or is a word in a comment. */
function isWhole({ text, language }: Code, { start, end, ruleId }: Finding): boolean {
  const file = readSource(text, language, engine.catalogue.names, engine.buffer);
  const { tokens, comments } = file;
  if (ruleId === 'unused-suppression') {
    return Array.from(
      { length: comments.count },
      (_, i) => comments.start[i]! < start && end <= comments.end[i]!,
    ).includes(true);
  }
  const token = tokenAt(file, start);
  if (tokens.kind[token] === TokenKind.String && end <= tokens.end[token]!) return true;
  return tokens.start[token] === start && tokens.end[tokenAt(file, end - 1)] === end;
}

function assertSound(source: Code): void {
  const found = findingsOf(source);
  assert.deepEqual(findingsOf(source), found, 'another run gives the same');
  found.forEach((finding, i) => {
    const { start, end, symbol, ruleId, severity, guidance, message } = finding;
    const written = source.text.slice(start, end);
    assert.ok(start >= 0 && start < end && end <= source.text.length);
    assert.ok(symbol === written || symbol.startsWith(`${written}:`), `${symbol} is written ${written}`);
    assert.ok(isWhole(source, finding), `${written} is one thing`);
    assert.ok(engine.ruleIds.has(ruleId) && SEVERITIES.includes(severity) && guidance.length > 0 && message !== '');
    const before = found[i - 1];
    assert.ok(
      before === undefined || before.start < start || (before.start === start && before.end < end),
      'in order, each range once',
    );
  });
}

test('findings are sound in any text', () => {
  fc.assert(
    fc.property(soup, languages, (text, language) => assertSound({ text, language })),
    runs(800),
  );
});

test('findings are sound in fixtures with something cut out or put in', () => {
  fc.assert(fc.property(brokenFixture, assertSound), runs(120));
});

test('findings are sound in every fixture, cut off at any of some places', () => {
  for (const { text, language } of fixtures) {
    for (let part = 1; part < 8; part++) assertSound({ text: text.slice(0, (text.length * part) >> 3), language });
  }
});

/** Where the findings of a text are, by line and column. */
const marksOf = (source: Code): readonly string[] =>
  findingsOf(source).map((finding) => {
    const { line, start, end, ruleId } = markOf(source.text, finding);
    return `${line}:${start}-${end} ${ruleId}`;
  });

test('line ends, a byte order mark and what follows the end change no finding', () => {
  for (const { name, text, language } of fixtures.filter((sample) => !/[\r\ufeff]/.test(sample.text))) {
    const marks = marksOf({ text, language });
    assert.deepEqual(marksOf({ text: text.replaceAll('\n', '\r\n'), language }), marks, `${name} with CRLF`);
    assert.deepEqual(
      marksOf({ text: `\ufeff\n${text}`, language }).length,
      marks.length,
      `${name} with a byte order mark`,
    );
    assert.deepEqual(marksOf({ text: text.trimEnd(), language }), marks, `${name} without its last line end`);
  }
});

test('code that is never compiled for Apple platforms has no findings', () => {
  for (const { name, text, language } of fixtures.filter(
    (sample) => !/half-typed|unused-suppression/.test(sample.name),
  )) {
    const [start, end] = language === 'swift' ? ['#if os(Linux)', '#endif'] : ['#if 0', '#endif'];
    const inactive = findingsOf({ text: `${start}\n${text.replace(/^\ufeff/, '')}\n${end}\n`, language });
    assert.deepEqual(
      inactive.map(({ symbol }) => symbol),
      [],
      name,
    );
  }
});
