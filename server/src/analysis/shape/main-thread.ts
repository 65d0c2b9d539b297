import { Char } from '../source/characters.ts';
import type { SourceFile } from '../source/source-file.ts';
import { enclosingTypeHeader } from './enclosing-type.ts';
import { bodyOf, bracesAround } from './functions.ts';
import { containerOf, endsLine, isUnit, isWord, textOf } from './token-text.ts';

/** Methods that the system calls on the main thread: base names in Swift, whole selectors in Objective-C. */
const CALLED_ON_MAIN =
  /^(loadView|viewDidLoad|view(Will|Did)(Appear|Disappear):?|viewIsAppearing:?|viewWillLayoutSubviews|viewDidLayoutSubviews|layoutSubviews|drawRect:|awakeFromNib|applicationDidFinishLaunching:?|applicationDid(BecomeActive|EnterBackground):?|applicationWill\w+:?|application:(will|did)FinishLaunchingWithOptions:|tableView:(cellForRow|didSelectRow)AtIndexPath:|collectionView:(cellForItem|didSelectItem)AtIndexPath:)$/;
/** The same, for methods that Swift tells apart by their labels. */
const CALLED_ON_MAIN_LABELS = /(FinishLaunchingWithOptions|cellForRowAt|cellForItemAt|didSelectRowAt|didSelectItemAt)$/;
/** Calls that run their closure then and there, on the thread that they are called on. */
const RUNS_HERE =
  /^(map|compactMap|flatMap|forEach|filter|reduce|first|contains|sorted|autoreleasepool|with\w+|@autoreleasepool)$/;

/**
 * Whether the text shows that a token's code runs on the main thread: in a method that the system calls there, an
 * action, something marked `@MainActor`, or a block for the main queue. A closure that is given away decides by itself.
 */
export function isOnMainThread(file: SourceFile, token: number): boolean {
  for (const brace of bracesAround(file, token)) {
    const body = bodyOf(file, brace);
    if (body === undefined) continue;
    if (body.kind === 'closure') {
      const callee = calleeOf(file, file.language === 'swift' ? brace.open : body.head);
      if (isMainQueue(file, callee)) return true;
      if (!RUNS_HERE.test(textOf(file, callee))) return false;
    } else {
      if (isAction(file, body.head, body.open) || isMainActor(file, body.head)) return true;
      const shown = CALLED_ON_MAIN.test(body.name) || body.labels.some((label) => CALLED_ON_MAIN_LABELS.test(label));
      return shown || (isMainActorType(file, token) && !isNonisolated(file, body.head));
    }
  }
  return false;
}

/** The last name of what a closure is given to; -1 if it is given to nothing. */
function calleeOf(file: SourceFile, closure: number): number {
  const container = containerOf(file, closure);
  if (container >= 0 && isUnit(file, container, Char.OpenParen)) return container - 1;
  if (isWord(file, closure - 1)) return closure - 1;
  const close = closure - 1;
  return isUnit(file, close, Char.CloseParen) ? file.mate[close]! - 1 : -1;
}

/** `DispatchQueue.main.async`, `MainActor.run`, `dispatch_async(dispatch_get_main_queue(), …)`, `OperationQueue.main…` */
function isMainQueue(file: SourceFile, callee: number): boolean {
  if (/^dispatch_(async|sync|after)$/.test(textOf(file, callee))) {
    const open = callee + 1;
    for (let i = open; i < file.mate[open]! && i < open + 12; i++)
      if (isWord(file, i, 'dispatch_get_main_queue')) return true;
    return false;
  }
  const before = isUnit(file, callee - 1, Char.Dot) ? callee - 2 : -1;
  if (isWord(file, callee, 'run')) return isWord(file, before, 'MainActor');
  return isWord(file, before, 'main') && /^(async|sync|asyncAfter|addOperation)$/.test(textOf(file, callee));
}

/** `@IBAction func …`, `- (IBAction)…` */
function isAction(file: SourceFile, head: number, open: number): boolean {
  for (let i = head; i < open && i < head + 4; i++) if (isWord(file, i, 'IBAction')) return true;
  return hasAttribute(file, head, '@IBAction');
}

function isMainActor(file: SourceFile, head: number): boolean {
  return hasAttribute(file, head, '@MainActor');
}

function isMainActorType(file: SourceFile, token: number): boolean {
  const header = file.language === 'swift' ? enclosingTypeHeader(file, token) : -1;
  return header >= 0 && isMainActor(file, header);
}

function isNonisolated(file: SourceFile, head: number): boolean {
  return modifiers(file, head).includes('nonisolated');
}

function hasAttribute(file: SourceFile, head: number, attribute: string): boolean {
  return modifiers(file, head).includes(attribute);
}

/** Longest list of attributes and modifiers before a declaration, in tokens. */
const MAX_MODIFIERS = 20;
const MODIFIER = /^(public|private|internal|fileprivate|open|package|final|override|static|class|nonisolated|async)$/;

/** The attributes and modifiers before the Swift declaration whose keyword is `head`, nearest first; also on lines above. */
function modifiers(file: SourceFile, head: number): readonly string[] {
  const found: string[] = [];
  for (let i = head - 1; i >= 0 && found.length < MAX_MODIFIERS; i--) {
    if (isUnit(file, i, Char.CloseParen) && file.mate[i]! > 0) i = file.mate[i]! - 1;
    const isAttribute = textOf(file, i).startsWith('@');
    if (!isAttribute && (!isWord(file, i) || (endsLine(file, i) && !MODIFIER.test(textOf(file, i))))) break;
    found.push(textOf(file, i));
  }
  return found;
}
