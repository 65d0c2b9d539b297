import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { analyze } from '../../../server/src/analysis/analyze.ts';
import type { SourceLanguage } from '../../../server/src/analysis/source/language.ts';
import { readSource } from '../../../server/src/analysis/source/source-file.ts';
import { TokenBuffer, TokenKind } from '../../../server/src/analysis/source/tokens.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/settings.ts';
import { productEngine } from '../../support/engine.ts';
import { expand, numberingProblems } from './expand.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const LANGUAGES = { 'swift.json': 'swift', 'objective-c.json': 'c' } as const;
const FILES = ['swift.json', 'objective-c.json'] as const;
const engine = productEngine();

/** The brackets of a text that have no partner. */
function unmatchedBrackets(text: string, language: SourceLanguage): string[] {
  const { tokens, mate } = readSource(text, language, engine.catalogue.names, new TokenBuffer());
  const unmatched: string[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const token = text.slice(tokens.start[i], tokens.end[i]);
    if (tokens.kind[i] === TokenKind.Punctuation && /^[()[\]{}]$/.test(token) && mate[i]! < 0) unmatched.push(token);
  }
  return unmatched;
}

function load(file: string): [string, Snippet][] {
  const text = readFileSync(join(process.cwd(), 'snippets', file), 'utf8');
  return Object.entries(JSON.parse(text) as Record<string, Snippet>);
}

for (const file of FILES) {
  describe(`snippets/${file}`, () => {
    const snippets = load(file);

    it('has snippets, each with a prefix of its own that starts with ng-', () => {
      assert.ok(snippets.length > 0);
      const prefixes = snippets.map(([, snippet]) => snippet.prefix);
      for (const prefix of prefixes) assert.match(prefix, /^ng-[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.deepEqual(
        prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index),
        [],
      );
    });

    for (const [name, snippet] of snippets) {
      it(`${snippet.prefix}: says what it replaces and from which systems on`, () => {
        assert.notEqual(name.trim(), '');
        assert.match(snippet.description, /^Instead of .+: .+\. iOS \d+(\.\d+)?, macOS \d+(\.\d+)*; /);
      });

      it(`${snippet.prefix}: is a body of single lines, indented with tabs`, () => {
        assert.ok(snippet.body.length > 1);
        for (const line of snippet.body) {
          assert.doesNotMatch(line, /[\r\n]/);
          assert.doesNotMatch(line, /[ \t]$/);
          assert.doesNotMatch(line, /^\t* /);
        }
      });

      it(`${snippet.prefix}: expands, with tab stops numbered without a gap`, () => {
        const { text, stops } = expand(snippet.body);
        assert.deepEqual(numberingProblems(stops), []);
        assert.ok(stops.includes(1), 'there is something to fill in');
        assert.equal(stops.at(-1), 0, 'the cursor ends after the code');
        assert.notEqual(text.trim(), '');
      });

      it(`${snippet.prefix}: lexes balanced and has no findings`, () => {
        const { text } = expand(snippet.body);
        assert.deepEqual(unmatchedBrackets(text, LANGUAGES[file]), []);
        assert.deepEqual(analyze({ text, language: LANGUAGES[file] }, engine, DEFAULT_SETTINGS), []);
      });
    }
  });
}

describe('expand', () => {
  it('fills in defaults, nested ones and mirrors before and after', () => {
    assert.deepEqual(expand(['$1(${1:a${2:b}})', '$2$0']), { text: 'ab(ab)\nb', stops: [1, 1, 2, 2, 0] });
  });

  it('takes the first option of a choice', () => {
    assert.deepEqual(expand(['${1|a\\,b,c|}']), { text: 'a,b', stops: [1] });
  });

  it('keeps braces and backslashes of the language, and undoes escapes', () => {
    assert.equal(expand(['{ "\\(error)" } \\$0 ${1:{\\}}']).text, '{ "\\(error)" } $0 {}');
  });

  it('refuses what the editor would read otherwise', () => {
    for (const line of ['$name', '${1:a', '${1/a/b/}', 'a $', '${1|a,b}', '${1:a}${1:b}', '${1:$1}']) {
      assert.throws(() => expand([line]), SyntaxError, line);
    }
  });
});

describe('numberingProblems', () => {
  it('reports gaps and a second end', () => {
    assert.deepEqual(numberingProblems([1, 3, 0, 0]), ['tab stop 2 is missing', '$0 comes 2 times']);
    assert.deepEqual(numberingProblems([2, 1, 1, 0]), []);
  });
});
