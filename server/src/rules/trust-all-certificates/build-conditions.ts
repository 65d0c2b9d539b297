import { rangeAround, type TokenRange } from '../../analysis/source/regions.ts';
import { TokenKind } from '../../analysis/source/tokens.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { endsLine, isOneOf, kindOf, textOf } from '../../analysis/shape/token-text.ts';
import { tokensOfKind } from '../../analysis/shape/tokens-of-kind.ts';
import type { SourceFile } from '../../analysis/source/source-file.ts';

/** What tells builds apart that are not for everybody. */
const TEST_BUILD = /DEBUG|INTERNAL|TEST|STAGING|BETA|ADHOC|INSECURE|DEVELOP|^DEV$|SIMULATOR/i;
/** How many words of a condition are read. */
const MAX_CONDITION = 8;

/** Tells of a token whether it stands in an `#if` that only some of the project's own builds compile, as `#if DEBUG`. */
export type InTestBuild = (token: number) => boolean;

/** Reads the conditions of the file when it is first asked. */
export function createInTestBuild(shape: Shape): InTestBuild {
  let regions: readonly TokenRange[] | undefined;
  return (token) => {
    regions ??= testRegions(shape);
    return rangeAround(regions, token) !== undefined;
  };
}

/** Which builds a condition lets in: those for tests, all but those, or what it says nothing of. */
type Builds = 'tests' | 'others' | 'unknown';

function testRegions({ file }: Shape): readonly TokenRange[] {
  const found: TokenRange[] = [];
  const open: { first: number; builds: Builds }[] = [];
  let around = 0;
  for (const i of tokensOfKind(file, TokenKind.Directive)) {
    const word = textOf(file, i).slice(1).trim();
    const before = /^(else|elif\w*|elseif|endif)$/.test(word) ? open.pop() : undefined;
    if (before?.builds === 'tests' && --around === 0) found.push({ first: before.first, last: i });
    if (/^(if|ifdef|ifndef|elif|elseif|else)$/.test(word)) {
      const builds = word === 'else' ? opposite(before?.builds) : buildsOf(file, i, word);
      open.push({ first: i, builds });
      if (builds === 'tests') around++;
    }
  }
  return found;
}

function opposite(builds: Builds | undefined): Builds {
  return builds === 'others' ? 'tests' : builds === 'tests' ? 'others' : 'unknown';
}

function buildsOf(file: SourceFile, directive: number, word: string): Builds {
  for (let i = directive + 1; i <= directive + MAX_CONDITION; i++) {
    if (kindOf(file, i) === TokenKind.DirectiveEnd) return 'unknown';
    if (kindOf(file, i) === TokenKind.Identifier && TEST_BUILD.test(textOf(file, i))) {
      const negated = word === 'ifndef' || isOneOf(file, i - 1, '!') || isOneOf(file, i - 3, '!');
      return negated ? 'others' : 'tests';
    }
    if (file.language === 'swift' && endsLine(file, i)) return 'unknown';
  }
  return 'unknown';
}
