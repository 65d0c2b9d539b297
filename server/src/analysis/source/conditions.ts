import { Char } from './characters.ts';
import type { SourceLanguage } from './language.ts';
import { type Tokens, TokenKind } from './tokens.ts';

/** What can be said of a `#if` condition for Apple platforms without a build: `undefined` for "it depends". */
export type Truth = boolean | undefined;

/** Directives that begin a conditional. */
export const CONDITIONAL_STARTS: ReadonlySet<string> = new Set(['if', 'ifdef', 'ifndef']);
/** Directives that begin another branch of one. */
export const CONDITIONAL_BRANCHES: ReadonlySet<string> = new Set(['else', 'elseif', 'elif', 'elifdef', 'elifndef']);

const APPLE_SYSTEMS = new Set(['macOS', 'OSX', 'iOS', 'tvOS', 'watchOS', 'visionOS', 'xrOS', 'macCatalyst']);
const OTHER_MODULES = new Set([
  'Glibc',
  'Musl',
  'Bionic',
  'Android',
  'WinSDK',
  'CRT',
  'ucrt',
  'WASILibc',
  'FoundationNetworking',
]);
/** Modules of every Apple SDK. */
const APPLE_MODULES = new Set(['Darwin', 'ObjectiveC', 'Foundation', 'CoreFoundation', 'Dispatch', 'Network', 'os']);
const APPLE_MACROS = new Set(['__APPLE__', '__MACH__', 'TARGET_OS_MAC', '__clang__']);
const OTHER_MACROS =
  /^(_WIN32|_WIN64|WIN32|_MSC_VER|__MINGW32__|__CYGWIN__|__linux__|__linux|linux|__gnu_linux__|__ANDROID__|ANDROID|__FreeBSD__|__OpenBSD__|__NetBSD__|__sun|__EMSCRIPTEN__|__wasi__|TARGET_OS_(WIN32|WINDOWS|LINUX|ANDROID|CYGWIN|BSD|WASI)|DEPLOYMENT_TARGET_(WINDOWS|LINUX|ANDROID))$/;

/** What is known of where code is compiled for. */
export interface CompilationFacts {
  /** Whether a macro of C is neither absent nor 0. */
  macro(name: string): Truth;
  /** The answer to a question of Swift's: `os(iOS)`, `canImport(UIKit)`, `targetEnvironment(simulator)`. */
  question(name: string, argument: string): Truth;
}

/** What holds on every Apple platform. */
export const APPLE_PLATFORMS: CompilationFacts = {
  macro: isDefined,
  question(name, argument) {
    if (name === 'os') return APPLE_SYSTEMS.has(argument) ? undefined : false;
    if (name !== 'canImport') return undefined;
    return APPLE_MODULES.has(argument) ? true : OTHER_MODULES.has(argument) ? false : undefined;
  },
};

/** Evaluates the condition that stands in `tokens[first, last)`, in three-valued logic. Never throws. */
export function evaluateCondition(
  text: string,
  tokens: Tokens,
  language: SourceLanguage,
  first: number,
  last: number,
  facts = APPLE_PLATFORMS,
): Truth {
  return new Evaluator(text, tokens, language, first, last, facts).or();
}

/** Whether a macro is defined when compiling for Apple platforms. */
export function isDefined(macro: string): Truth {
  if (APPLE_MACROS.has(macro)) return true;
  return OTHER_MACROS.test(macro) ? false : undefined;
}

/** Parentheses nested deeper than this are not understood; bounds the recursion. */
const MAX_DEPTH = 100;

class Evaluator {
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: Tokens,
    private readonly language: SourceLanguage,
    private at: number,
    private readonly last: number,
    private readonly facts: CompilationFacts,
  ) {}

  or(): Truth {
    let value = this.and();
    while (this.skipOperator('||')) {
      const right = this.and();
      value = value === true || right === true ? true : value === false && right === false ? false : undefined;
    }
    return value;
  }

  private and(): Truth {
    let value = this.unary();
    while (this.skipOperator('&&')) {
      const right = this.unary();
      value = value === false || right === false ? false : value === true && right === true ? true : undefined;
    }
    return value;
  }

  private unary(): Truth {
    let negations = 0;
    while (this.at < this.last && /^!+$/.test(this.word())) negations += this.wordAndSkip().length;
    const value = this.comparison();
    return value === undefined || negations % 2 === 0 ? value : !value;
  }

  /** A primary; what is compared with something is not understood. */
  private comparison(): Truth {
    const value = this.primary();
    if (this.at >= this.last || this.tokens.kind[this.at] !== TokenKind.Operator) return value;
    if (this.word() === '||' || this.word() === '&&') return value;
    this.at++;
    this.primary();
    return undefined;
  }

  private primary(): Truth {
    if (this.at >= this.last) return undefined;
    if (this.isUnit(Char.OpenParen)) return this.parenthesised();
    const word = this.wordAndSkip();
    if (/^\d+[uUlL]*$/.test(word)) return !/^0+[uUlL]*$/.test(word);
    if (word === 'true' || word === 'YES') return true;
    if (word === 'false' || word === 'NO') return false;
    if (word === 'defined') return isDefined(this.argument());
    if (this.isUnit(Char.OpenParen)) return this.facts.question(word, this.argument());
    return this.language === 'c' ? this.facts.macro(word) : undefined;
  }

  private parenthesised(): Truth {
    if (++this.depth > MAX_DEPTH) {
      this.at = this.last;
      return undefined;
    }
    this.at++;
    const value = this.or();
    this.depth--;
    while (this.at < this.last && !this.isUnit(Char.CloseParen)) this.at++;
    this.at++;
    return value;
  }

  /** Skips an argument in parentheses, or a bare word, and returns its first word. */
  private argument(): string {
    if (!this.isUnit(Char.OpenParen)) return this.at < this.last ? this.wordAndSkip() : '';
    this.at++;
    const word = this.at < this.last ? this.word() : '';
    for (let depth = 1; this.at < this.last && depth > 0; this.at++) {
      if (this.isUnit(Char.OpenParen)) depth++;
      else if (this.isUnit(Char.CloseParen)) depth--;
    }
    return word;
  }

  private skipOperator(operator: string): boolean {
    if (this.at >= this.last || this.word() !== operator) return false;
    this.at++;
    return true;
  }

  private isUnit(unit: number): boolean {
    return (
      this.at < this.last &&
      this.tokens.kind[this.at] === TokenKind.Punctuation &&
      this.text.charCodeAt(this.tokens.start[this.at]!) === unit
    );
  }

  private word(): string {
    return this.text.slice(this.tokens.start[this.at], this.tokens.end[this.at]);
  }

  private wordAndSkip(): string {
    const word = this.word();
    this.at++;
    return word;
  }
}
