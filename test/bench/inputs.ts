import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Engine } from '../../server/src/analysis/engine.ts';
import { sourceLanguageOfPath, type SourceLanguage } from '../../server/src/analysis/source/language.ts';
import { readSource } from '../../server/src/analysis/source/source-file.ts';
import { TokenBuffer, TokenKind } from '../../server/src/analysis/source/tokens.ts';

const LINES = 5_000;

/** A file with many findings, and the same file with every name that Netguide looks for replaced. */
export interface Inputs {
  readonly hits: string;
  readonly clean: string;
}

/** Makes files of about 5,000 lines from the fixtures and the sample: repeated, with other names in each copy. */
export function createInputs(engine: Engine, language: SourceLanguage): Inputs {
  const parts = ['sample', 'test/fixtures'].flatMap((folder) => sourcesBelow(folder, language)).filter(isWhole);
  const known = new Set([...engine.catalogue.names.names, ...engine.catalogue.triggers.names]);
  const own = new Set(parts.flatMap((part) => declaredIn(part, language)).filter((name) => !known.has(name)));
  const copies: string[] = [];
  for (let lines = 0; lines < LINES;) {
    const part = rename(parts[copies.length % parts.length]!, own, `_${copies.length}`);
    copies.push(part);
    lines += part.split('\n').length;
  }
  const hits = copies.join('\n');
  return { hits, clean: rename(hits, new Set(engine.catalogue.triggers.names), 'Own') };

  function isWhole(text: string): boolean {
    return hasWholeBrackets(text, language, engine);
  }
}

function sourcesBelow(folder: string, language: SourceLanguage): readonly string[] {
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => sourceLanguageOfPath(name) === language && !basename(name).startsWith('clean-'))
      // Objective-C alone: the peer's grammar does not know C++.
      .filter((name) => language === 'swift' || name.endsWith('.m'))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^\ufeff/, ''))
  );
}

/** Some fixtures are half-typed on purpose; repeated, they would spoil all that follows. */
function hasWholeBrackets(text: string, language: SourceLanguage, { catalogue }: Engine): boolean {
  const { tokens, mate } = readSource(text, language, catalogue.names, new TokenBuffer());
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] === TokenKind.Punctuation && mate[i]! < 0 && /[()[\]{}]/.test(text[tokens.start[i]!]!)) {
      return false;
    }
  }
  return true;
}

function declaredIn(text: string, language: SourceLanguage): readonly string[] {
  const declared =
    language === 'swift'
      ? /\b(?:class|struct|enum|protocol|func|let|var)\s+([A-Za-z]\w+)/g
      : /(?:@interface|@implementation|@protocol|^#define)\s+([A-Za-z]\w+)|\*\s?([A-Za-z]\w+)\s*[;=)]/gm;
  return [...text.matchAll(declared)].map((match) => match[1] ?? match[2]!);
}

function rename(text: string, names: ReadonlySet<string>, suffix: string): string {
  return text.replace(/[A-Za-z_]\w*/g, (word) => (names.has(word) ? word + suffix : word));
}
