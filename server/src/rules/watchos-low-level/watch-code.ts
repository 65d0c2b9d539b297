import { CONDITIONAL_BRANCHES, CONDITIONAL_STARTS } from '../../analysis/source/conditions.ts';
import { rangeAround, type TokenRange } from '../../analysis/source/regions.ts';
import type { SourceFile } from '../../analysis/source/source-file.ts';
import { TokenKind } from '../../analysis/source/tokens.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { tokensOfKind } from '../../analysis/shape/tokens-of-kind.ts';
import { endsLine, isWord, kindOf, textOf } from '../../analysis/shape/token-text.ts';

/** What only code for Apple Watch uses. */
const WATCH_NAMES = [
  'WKApplication',
  'WKApplicationDelegate',
  'WKExtendedRuntimeSession',
  'WKExtension',
  'WKExtensionDelegate',
  'WKHostingController',
  'WKInterfaceController',
  'WKInterfaceDevice',
  'WKNotificationScene',
];

const WATCH_ATTRIBUTE = /^@WK(Application|Extension)DelegateAdaptor$/;

/** Tells whether a token is compiled for watchOS only: in a branch for it, or in a file that is about WatchKit as a whole. */
export function createWatchCode(shape: Shape): (token: number) => boolean {
  const { file } = shape;
  const branches = watchBranches(file);
  const whole = importsWatchKit(shape) && namesWatch(shape);
  const conditional = whole ? conditionals(file) : [];
  return (token) =>
    rangeAround(branches, token) !== undefined || (whole && rangeAround(conditional, token) === undefined);
}

/** Whether the file uses what only code for Apple Watch does. */
function namesWatch({ file, identifiers }: Shape): boolean {
  if (WATCH_NAMES.some((name) => identifiers(name).length > 0)) return true;
  return tokensOfKind(file, TokenKind.Attribute).some((token) => WATCH_ATTRIBUTE.test(textOf(file, token)));
}

/** Whether WatchKit is imported outside of every `#if`. */
function importsWatchKit(shape: Shape): boolean {
  const { file } = shape;
  const imports =
    file.language === 'swift'
      ? shape.identifiers('WatchKit').filter((token) => isWord(file, token - 1, 'import'))
      : file.directives.map(({ first }) => first + 1).filter((token) => /\bWatchKit\//.test(textOf(file, token)));
  const within = conditionals(file);
  return imports.some((token) => rangeAround(within, token) === undefined);
}

/** The outermost `#if … #endif` of the file, in order. */
function conditionals(file: SourceFile): readonly TokenRange[] {
  const found: TokenRange[] = [];
  const open: number[] = [];
  for (const i of tokensOfKind(file, TokenKind.Directive)) {
    const word = directiveAt(file, i);
    if (CONDITIONAL_STARTS.has(word)) open.push(i);
    else if (word === 'endif') {
      const first = open.pop();
      if (first !== undefined && open.length === 0) found.push({ first, last: i });
    }
  }
  return found;
}

interface Branch {
  /** Where the branch begins that is read, and whether it is for watchOS only. */
  first: number;
  watch: boolean;
  /** Whether every branch before was for everything but watchOS. */
  readonly elseIsWatch: boolean;
}

/** The branches that are compiled for watchOS only, in order and apart from each other. */
function watchBranches(file: SourceFile): readonly TokenRange[] {
  const found: TokenRange[] = [];
  const open: Branch[] = [];
  const end = (last: number): void => {
    const branch = open.pop();
    if (branch?.watch === true && !open.some(({ watch }) => watch)) found.push({ first: branch.first, last });
  };
  for (const i of tokensOfKind(file, TokenKind.Directive)) {
    const word = directiveAt(file, i);
    const current = open.at(-1);
    if (CONDITIONAL_STARTS.has(word)) {
      const condition = conditionAt(file, i);
      open.push({ first: i + 1, watch: impliesWatch(condition), elseIsWatch: isNotWatch(condition) });
    } else if (current !== undefined && CONDITIONAL_BRANCHES.has(word)) {
      end(i);
      const watch = word === 'else' ? current.elseIsWatch : impliesWatch(conditionAt(file, i));
      open.push({ first: i + 1, watch, elseIsWatch: false });
    } else if (word === 'endif') end(i);
  }
  return found.sort((a, b) => a.first - b.first);
}

function directiveAt(file: SourceFile, token: number): string {
  return kindOf(file, token) === TokenKind.Directive ? textOf(file, token).replace(/^#\s*/, '') : '';
}

/** Longest condition that is read, in tokens. */
const MAX_CONDITION = 40;

/** The condition behind the directive at `token`, without white space. */
function conditionAt(file: SourceFile, token: number): string {
  let text = '';
  for (let i = token + 1; i <= token + MAX_CONDITION; i++) {
    if (kindOf(file, i) === TokenKind.DirectiveEnd || kindOf(file, i) === 0) return text;
    if (file.language === 'swift' && endsLine(file, i - 1)) return text;
    text += textOf(file, i);
  }
  return '||';
}

/** `os(watchOS)`, if need be with further conditions that must hold, too. */
function impliesWatch(condition: string): boolean {
  return !condition.includes('||') && /(^|&&|\()(os\(watchOS\)|TARGET_OS_WATCH)(?!=)/.test(condition);
}

function isNotWatch(condition: string): boolean {
  return /^!\(?(os\(watchOS\)|TARGET_OS_WATCH)\)?$/.test(condition);
}
