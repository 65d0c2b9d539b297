import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { argumentUse } from '../analysis/shape/expressions.ts';
import { stringTokens, stringValue } from '../analysis/shape/strings.ts';
import { containerOf, isOperator, isUnit, isWord } from '../analysis/shape/token-text.ts';
import { Char } from '../analysis/source/characters.ts';
import { networkRuleHosts } from './loopback-network-rule/rule-hosts.ts';

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/i;
const WILDCARD = /^(0\.0\.0\.0|::)$/;
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%\w+)?)$/;
const GUIDANCE = [{ id: 'docs-nenetworkrule' }, { id: 'forum-intercept-local' }] as const;

/** Network rules that don't match what they seem to: host names, and wildcards where loopback is expected. */
export default definePatternRule({
  id: 'loopback-network-rule',
  status: 'risky',
  triggers: ['NENetworkRule'],
  check(shape) {
    const { file } = shape;
    const hosts = networkRuleHosts(shape);
    const names = hosts.filter(({ value }) => value !== '' && !ADDRESS.test(value));
    const wildcards = expectsLoopback(shape, new Set(hosts.map(({ token }) => token)))
      ? hosts.filter(({ value }) => WILDCARD.test(value))
      : [];
    const at = (token: number, rest: Omit<Candidate, 'start' | 'end' | 'guidance'>): Candidate => ({
      start: file.tokens.start[token]!,
      end: file.tokens.end[token]!,
      guidance: GUIDANCE,
      ...rest,
    });
    return [
      ...names.map(({ token, value }) =>
        at(token, {
          confidence: 'certain',
          message: `A rule for a network needs an address, and ${value} is a name; ${LOOPBACK.test(value) ? 'use 127.0.0.1 and ::1' : 'use the initialiser for hosts, or an address'}.`,
        }),
      ),
      ...wildcards.map(({ token }) =>
        at(token, {
          confidence: 'likely',
          message:
            'A wildcard address matches everything except loopback, so this code may never see the loopback flows that it expects; add rules for 127.0.0.1 and ::1, and test that they arrive.',
        }),
      ),
    ];
  },
});

/** Whether the file asks of something whether it is loopback, but names loopback in none of its network rules. */
function expectsLoopback(shape: Shape, inRules: ReadonlySet<number>): boolean {
  const loopback = stringTokens(shape.file).filter((token) => LOOPBACK.test(stringValue(shape.file, token) ?? ''));
  return loopback.some((token) => isAskedFor(shape, token)) && !loopback.some((token) => inRules.has(token));
}

const ASKS =
  /^(contains|hasPrefix|isEqual|isEqual:|isEqualToString:|hasPrefix:|containsString:|containsObject:|strcmp|strncmp)$/;

/** Whether a literal is compared with something; an address of the tunnel, a server or an exception says nothing of flows. */
function isAskedFor(shape: Shape, token: number): boolean {
  const { file } = shape;
  const compared = [token - 1, token + 1].some((one) => ['==', '!=', '~='].some((name) => isOperator(file, one, name)));
  if (compared || isWord(file, token - 1, 'case')) return true;
  const open = containerOf(file, token);
  const close = open < 0 ? open : file.mate[open]!;
  const isListed = isUnit(file, open, Char.OpenBracket) && isUnit(file, close + 1, Char.Dot);
  if (isListed) return isWord(file, close + 2, 'contains');
  const asked = argumentUse(shape, { first: token, last: token })?.callee;
  return asked !== undefined && ASKS.test(asked);
}
