import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { argumentUse, type Expression, literalAt } from '../analysis/shape/expressions.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { stringContent, stringTokens, stringValue } from '../analysis/shape/strings.ts';
import { containerOf, isOperator, isUnit, isWord } from '../analysis/shape/token-text.ts';
import { Char } from '../analysis/source/characters.ts';

/** `pfctl` by itself, by its path, or as a command with an option or behind another one. */
const COMMAND =
  /^(\/usr)?\/sbin\/pfctl(\s|$)|^pfctl$|(^|[;&|]\s*|\b(sudo|exec|sh -c|do shell script)\s+\\?['"]?)(\/sbin\/)?pfctl\s+-/;
const DEVICE = /^\/dev\/pf$/;
const CONFIGURATION = /^(\/private)?\/etc\/pf(\.[\w.\-/]*)?$/;

/** What a text is handed to when it is shown rather than run. */
const SHOWS =
  /^(print|debugPrint|NSLog|NSLogv|printf|os_log\w*|syslog|fatalError|assert\w*|precondition\w*|log|debug|info|notice|warning|error|fault|trace|NSLocalizedString|String|Text|contains|hasPrefix|hasSuffix|isEqualToString:|containsString:|hasPrefix:|strcmp|strstr|XCTAssert\w*)$/;

/** What is called after the tool rather than runs it. */
const LABELS = /^(label|category|subsystem|named|identifier|domain|title|forKey|key|comment|tableName)$/;

/** Programs that run `pfctl`, open `/dev/pf` or touch the files of the Packet Filter. */
export default definePatternRule({
  id: 'packet-filter',
  status: 'discouraged',
  triggers: ['pfctl', 'pf'],
  check(shape) {
    const { file } = shape;
    const found: Candidate[] = [];
    for (const token of stringTokens(file)) {
      const { start, end } = stringContent(file, token);
      const use = useOf(file.text.slice(start, end));
      if (use === undefined) continue;
      const literal = literalAt(file, token);
      if (isShown(shape, literal)) continue;
      found.push({ start: file.tokens.start[token]!, end: file.tokens.end[literal.last]!, ...use });
    }
    return found;
  },
});

type Use = Omit<Candidate, 'start' | 'end'>;

const GUIDANCE = [
  { id: 'tn3165', section: 'packet-filter-fundamentals' },
  { id: 'tn3165', section: 'moving-off-packet-filter' },
] as const;

function useOf(text: string): Use | undefined {
  const instead = 'The Packet Filter is not API: use a Network Extension provider instead.';
  if (COMMAND.test(text)) return { confidence: 'certain', message: `This runs pfctl. ${instead}`, guidance: GUIDANCE };
  if (DEVICE.test(text))
    return { confidence: 'certain', message: `This opens /dev/pf. ${instead}`, guidance: GUIDANCE };
  if (!CONFIGURATION.test(text)) return undefined;
  return {
    confidence: 'likely',
    message: `This may change the Packet Filter's configuration. ${instead}`,
    guidance: GUIDANCE,
  };
}

function isShown(shape: Shape, literal: Expression): boolean {
  const { file } = shape;
  const { first, last } = literal;
  const compared = [first - 1, last + 1].some((token) =>
    ['==', '!=', '~='].some((one) => isOperator(file, token, one)),
  );
  if (compared || isWord(file, first - 1, 'case') || isRawValue(shape, literal) || isOneOfMany(shape, literal))
    return true;
  const use = argumentUse(shape, literal);
  return use !== undefined && (SHOWS.test(use.callee) || LABELS.test(use.label ?? ''));
}

/** `case tool = "pfctl"`, which is the name of a case rather than a path. */
function isRawValue({ file }: Shape, { first }: Expression): boolean {
  return stringValue(file, first) === 'pfctl' && isOperator(file, first - 1, '=') && isWord(file, first - 3, 'case');
}

const PROGRAM = /^(\/(usr\/)?s?bin\/)?[a-z]+$/;

/** Whether the literal stands in a list of programs: behind another one, or before one. */
function isOneOfMany({ file }: Shape, { first, last }: Expression): boolean {
  const open = containerOf(file, first);
  const isList = isUnit(file, open, Char.OpenBracket) || (file.language === 'c' && isUnit(file, open, Char.OpenBrace));
  if (!isList) return false;
  const isProgram = (token: number): boolean => {
    const value = stringValue(file, token);
    return value !== undefined && PROGRAM.test(value) && !/(^|\/)(sudo|env|\w*sh)$/.test(value);
  };
  return (
    (isUnit(file, first - 1, Char.Comma) && isProgram(first - 2)) ||
    (isUnit(file, last + 1, Char.Comma) && isProgram(last + 2))
  );
}
