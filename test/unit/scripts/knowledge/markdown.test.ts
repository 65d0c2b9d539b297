import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { headingsOf, linksOf, summaryOf } from '../../../../scripts/knowledge/markdown.ts';

describe('headingsOf', () => {
  it('gives level, title and line', () => {
    assert.deepEqual(headingsOf('Text\n\n## One ##\n\n### `Two`\n'), [
      { level: 2, title: 'One', line: 2 },
      { level: 3, title: '`Two`', line: 4 },
    ]);
  });

  it('leaves out fenced code, also with fences inside fences', () => {
    assert.deepEqual(headingsOf('````md\n```\n## In\n```\n````\n~~~\n## In\n~~~\n## Out'), [
      { level: 2, title: 'Out', line: 8 },
    ]);
  });

  it('takes a fence that is never closed to run to the end', () => {
    assert.deepEqual(headingsOf('```\n## In'), []);
  });

  it('does not take #include or a hashtag for a heading', () => {
    assert.deepEqual(headingsOf('#include\n#tag'), []);
  });
});

describe('linksOf', () => {
  it('gives targets with parentheses of their own', () => {
    assert.deepEqual(linksOf('a\n[one](https://example.com/f(a:b:)) and [two](tn1.md#x)'), [
      { target: 'https://example.com/f(a:b:)', line: 1 },
      { target: 'tn1.md#x', line: 1 },
    ]);
  });

  it('leaves out code', () => {
    assert.deepEqual(linksOf('`[a](b)`\n```objc\n[x y](z)\n```'), []);
  });
});

describe('summaryOf', () => {
  it('joins the lines of the first paragraph and drops the marks', () => {
    assert.equal(
      summaryOf('The **first** *one*, see\n[TN1](tn1.md) and `a*b*c_d`.\n\nThe second.'),
      'The first one, see TN1 and a*b*c_d.',
    );
  });

  it('keeps a star and underscores that are no emphasis', () => {
    assert.equal(
      summaryOf('kCFStreamPropertyFTP* and nw_connection_t, 2 * 3 \\* 4'),
      'kCFStreamPropertyFTP* and nw_connection_t, 2 * 3 * 4',
    );
  });

  it('is empty when something else comes first', () => {
    for (const start of ['## Heading', '- item', '1. item', '| a |', '> quote', '```\ncode\n```', '']) {
      assert.equal(summaryOf(`${start}\n\nText`), '', start);
    }
  });
});
