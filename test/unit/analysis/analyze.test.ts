import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Candidate, PatternRule } from '../../../server/src/analysis/rule.ts';
import { analyze } from '../../../server/src/analysis/analyze.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../server/src/settings.ts';
import { api, engineOf, findings } from './small-engine.ts';

const candidate = (start: number, end: number, more: Partial<Candidate> = {}): Candidate => ({
  ...{ start, end, status: 'risky', confidence: 'certain', message: 'm', guidance: [{ id: 'h' }] },
  ...more,
});

/** A pattern rule that reports each `word` of a text. */
function ruleFor(word: string, more: Partial<Candidate> = {}): PatternRule {
  return {
    id: `no-${word}`,
    status: 'risky',
    triggers: [word],
    check: ({ file }) =>
      [...file.text.matchAll(new RegExp(word, 'g'))].map(({ index }) => candidate(index, index + word.length, more)),
  };
}

const show = (list: ReturnType<typeof findings>): readonly string[] =>
  list.map(({ ruleId, symbol, start }) => `${ruleId} ${symbol}@${start}`);

describe('analyze', () => {
  const engine = engineOf([api({}), api({ c: 'Older', swift: 'Older', rule: 'older' })], { rules: [ruleFor('risk')] });

  test('has the findings of all rules, in order', () => {
    assert.deepEqual(show(findings(engine, 'f(risk, Older, risk, Old)')), [
      'no-risk risk@2',
      'older Older@8',
      'no-risk risk@15',
      'old Old@21',
    ]);
  });

  test('has none in a text without any of the names', () => {
    assert.deepEqual(findings(engine, 'let a = 1'), []);
    assert.deepEqual(findings(engine, ''), []);
  });

  test('reads suppressions in a text that has nothing else', () => {
    assert.deepEqual(show(findings(engine, '// netguide:disable:next old\n')), ['unused-suppression old@25']);
  });

  test('gives the same for the same text, whatever was read in between', () => {
    const first = findings(engine, 'f(Old) // a');
    findings(engine, 'let b: Older = risk', {}, 'c');
    assert.deepEqual(findings(engine, 'f(Old) // a'), first);
  });

  test('reports a pattern only in code for Apple platforms', () => {
    assert.deepEqual(show(findings(engine, '#if os(Linux)\nrisk\n#endif\nrisk')), ['no-risk risk@26']);
  });

  test('knows the languages apart', () => {
    const c = engineOf([api({ c: 'OldRef', swift: 'Old' })]);
    assert.deepEqual(show(findings(c, 'Old; OldRef;', {}, 'c')), ['old OldRef@5']);
    assert.deepEqual(show(findings(c, 'Old; OldRef', {}, 'swift')), ['old Old@0']);
  });
});

describe('settings', () => {
  const engine = engineOf([api({}), api({ c: 'Older', swift: 'Older', rule: 'older' })]);
  const text = 'f(Old, Older, Old)';

  test('turn rules off and set severities', () => {
    assert.deepEqual(show(findings(engine, text, { rules: { old: 'off' } })), ['older Older@7']);
    assert.deepEqual(
      findings(engine, text, { rules: { old: 'error' } }).map(({ severity }) => severity),
      [...['error', 'warning', 'error']],
    );
  });

  test('report first uses only, per symbol', () => {
    assert.deepEqual(show(findings(engine, text, { reporting: 'first-use' })), ['old Old@2', 'older Older@7']);
  });

  test('keep every finding about a suppression', () => {
    const unused = '// netguide:disable:next old\n\n// netguide:disable:next old\n';
    assert.equal(findings(engine, unused, { reporting: 'first-use' }).length, 2);
  });

  test('a suppression of a rule that is off is not unused', () => {
    assert.deepEqual(findings(engine, '// netguide:disable:next old\nOld', { rules: { old: 'off' } }), []);
  });

  test('decide a status by the deployment targets', () => {
    assert.equal(findings(engine, 'Old', { deploymentTargets: { ios: '14.0' } })[0]?.status, 'deprecated-later');
  });
});

describe('pattern rules', () => {
  test('one that throws is isolated and reported; the others go on', () => {
    const errors: string[] = [];
    const broken: PatternRule = {
      ...{ id: 'broken', status: 'risky', triggers: ['Old'] },
      check: () => {
        throw new Error('no');
      },
    };
    const engine = engineOf([api({})], {
      rules: [broken, ruleFor('risk')],
      onRuleError: (id, error) => errors.push(`${id}: ${String(error)}`),
    });
    assert.deepEqual(show(findings(engine, 'Old risk')), ['old Old@0', 'no-risk risk@4']);
    assert.deepEqual(errors, ['broken: Error: no']);
  });

  test('what they call deprecated follows the deployment targets', () => {
    const rule = ruleFor('risk', { status: 'deprecated', deprecated: { ios: '16.0' } });
    const engine = engineOf([api({})], { rules: [rule] });
    assert.equal(findings(engine, 'risk')[0]?.status, 'deprecated');
    assert.equal(findings(engine, 'risk', { deploymentTargets: { ios: '15.0' } })[0]?.status, 'deprecated-later');
  });

  test('a rule that is off does not hide what another finds at the same place', () => {
    const both = engineOf([api({})], { rules: [ruleFor('Old')] });
    const rulesOf = (rules: Settings['rules']): readonly string[] =>
      analyze({ text: 'Old()', language: 'swift' }, both, { ...DEFAULT_SETTINGS, rules }).map(({ ruleId }) => ruleId);
    assert.deepEqual(rulesOf({}), ['no-Old']);
    assert.deepEqual(rulesOf({ 'no-Old': 'off' }), ['old']);
  });

  test('their string prefixes are looked for without the colon', () => {
    const engine = engineOf([], { rules: [{ ...ruleFor('risk'), triggers: ['ftp:'] }] });
    assert.equal(findings(engine, '"ftp://a" risk').length, 1);
    assert.equal(findings(engine, '"http://a" risk').length, 0);
  });

  test('and the catalogue make one finding of one range, with the guidance of both', () => {
    const engine = engineOf([api({})], { rules: [ruleFor('Old')] });
    const [finding, ...others] = findings(engine, 'Old');
    assert.deepEqual(others, []);
    assert.equal(finding?.ruleId, 'no-Old');
    assert.deepEqual(finding.guidance, [{ id: 'h' }, { id: 'g' }]);
  });

  test('their ids may be suppressed and set', () => {
    const engine = engineOf([], { rules: [ruleFor('risk')] });
    assert.deepEqual(findings(engine, 'risk // netguide:disable:this no-risk'), []);
    assert.equal(findings(engine, 'risk', { rules: { 'no-risk': 'hint' } })[0]?.severity, 'hint');
  });
});
