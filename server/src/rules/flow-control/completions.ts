import type { Closure } from '../../analysis/shape/closures.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { braceAt } from '../../analysis/shape/statements.ts';
import { isOneOf, isUnit, isWord, kindOf, textOf } from '../../analysis/shape/token-text.ts';
import { Char } from '../../analysis/source/characters.ts';
import type { SourceFile } from '../../analysis/source/source-file.ts';
import { TokenKind } from '../../analysis/source/tokens.ts';

/** Longest completion that is read, in tokens. */
const MAX_LENGTH = 120;

/** Calls that tell of a failure or end the connection, and keywords that parentheses may follow. */
const REPORTS =
  /^([A-Z]\w*|print|debugPrint|os_log\w*|log|trace|debug|info|notice|warning|error|critical|fault|cancel|forceCancel|nw_connection_(cancel|force_cancel)|nw_error_get_error_(code|domain)|if|return)$/;

/** Whether nothing goes on from the completion of a send: it is empty, only reports an error, or ends the connection. */
export function onlyReports({ file }: Shape, { body, close }: Closure): boolean {
  if (close - body > MAX_LENGTH) return false;
  for (let i = body; i < close; i++) {
    if (isCalled(file, i) && !REPORTS.test(textOf(file, i))) return false;
    if (isAssignment(file, i) || (isUnit(file, i, Char.OpenBrace) && braceAt(file, i).kind === 'closure')) return false;
    if (file.language === 'c' && isUnit(file, i, Char.OpenBracket)) return false;
  }
  return true;
}

function isCalled(file: SourceFile, token: number): boolean {
  if (!isWord(file, token)) return false;
  const next = isOneOf(file, token + 1, '?!') ? token + 2 : token + 1;
  return isUnit(file, next, Char.OpenParen);
}

/** `x = y`, `x += y`; not the `let x = y` of a condition. */
function isAssignment(file: SourceFile, token: number): boolean {
  const isIt = kindOf(file, token) === TokenKind.Operator && /^[-+*/%&|^]?=$/.test(textOf(file, token));
  return isIt && !isWord(file, token - 2, 'let') && !isWord(file, token - 2, 'var');
}
