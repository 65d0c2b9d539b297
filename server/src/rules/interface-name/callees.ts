import { callAtName } from '../../analysis/shape/calls.ts';
import type { ArgumentUse, Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { sourceOf } from '../../analysis/shape/values.ts';
import { INTERFACE_WORD } from './names.ts';

/** Longest call or receiver whose words are read, in tokens. */
const MAX_CALL = 40;
const COMPARES =
  /^(hasPrefix|hasSuffix|contains|starts|isEqual|elementsEqual|compare|caseInsensitiveCompare|firstIndex|index|range|str(n)?(case)?cmp|strstr|memcmp|CFEqual|CFStringCompare|CFStringHasPrefix)$/;
const COMPARES_MESSAGE =
  /^(isEqual|isEqualToString|hasPrefix|hasSuffix|containsString|containsObject|compare|caseInsensitiveCompare|rangeOfString|indexOfObject|objectForKey|objectForKeyedSubscript|valueForKey):/;
const TAKES_NAME = /^(if_nametoindex|IOBSDNameMatching|SCDynamicStore\w+)$/;
const COPIES = /^(strcpy|strlcpy|strncpy|memcpy|strcat|strlcat|snprintf|sprintf)$/;

/** Functions and labels that take the name of an interface, or find the address of one. */
const TAKES_INTERFACE =
  /interface|iface|if_?name|bsd_?name|ip_?(v[46]_?)?addr|mac_?addr|((^|get|wi-?fi|cell\w*|local|device)_?)address/i;
const NOT_A_USE =
  /mock|stub|fake|dummy|preview|sample|fixture|^(print|debugPrint|NSLog|os_log|NSLocalizedString|Text|Label|fatalError|assert\w*|precondition\w*|log\w*|DDLog\w+|debug|info|notice|warning|error|trace|fault)$/i;

/** Whether a literal in that argument is compared with an interface's name, or handed over as one. */
export function takesInterfaceName(shape: Shape, use: ArgumentUse, subject: (words: string) => boolean): boolean {
  const { callee, label } = use;
  if (NOT_A_USE.test(callee.split(':')[0]!)) return false;
  if (use.receiver !== undefined) {
    if (COMPARES_MESSAGE.test(callee)) return subject(sourceOf(shape, withoutEnd(use.receiver)));
    return TAKES_INTERFACE.test(label);
  }
  if (TAKES_NAME.test(callee)) return true;
  const { first, last } = use.whole();
  const whole = sourceOf(shape, { first, last: Math.min(last, first + MAX_CALL) });
  if (COMPARES.test(callee)) return subject(whole);
  if (COPIES.test(callee)) return INTERFACE_WORD.test(whole);
  // A value of the project's own is only made with a name; what it is for doesn't show.
  const makesValue = /^([A-Z]|init$)/.test(callee);
  return TAKES_INTERFACE.test(label) || (!makesValue && TAKES_INTERFACE.test(callee));
}

/** Whether what follows a collection of names, `.contains(x)` or a message to it, looks something up in it. */
export function looksUp(shape: Shape, { first, last }: Expression): boolean {
  const call = callAtName(shape, last + 2);
  if (call?.receiver?.last === last && COMPARES.test(call.name)) return true;
  const message = shape.messageAt(first - 1);
  return message?.receiverEnd === last + 1 && COMPARES_MESSAGE.test(message.selector);
}

/** Whether each name of a collection is taken in turn: `for name in names`, `names.forEach`, `enumerateObjects…`. */
export function takesEach(shape: Shape, { first, last }: Expression): boolean {
  const call = callAtName(shape, last + 2);
  if (call?.receiver?.last === last && /^(forEach|map|compactMap|flatMap|filter|first)$/.test(call.name)) return true;
  const message = shape.messageAt(first - 1);
  return message?.receiverEnd === last + 1 && message.selector.startsWith('enumerateObjects');
}

function withoutEnd({ first, last }: Expression): Expression {
  return { first, last: Math.min(last - 1, first + MAX_CALL) };
}
