import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { displayName, statusForTargets } from '../../../../server/src/analysis/catalogue/api-finding.ts';
import type { Finding } from '../../../../server/src/analysis/finding.ts';
import type { SourceLanguage } from '../../../../server/src/analysis/source/language.ts';
import type { ApiEntry, GuidanceEntry, PlatformVersions } from '../../../../server/src/knowledge/model.ts';
import { api, engineOf, findings, guidance } from '../small-engine.ts';

/** The finding of the one use of `Old`. */
function findingOf(
  entry: Partial<ApiEntry>,
  targets: PlatformVersions = {},
  more: { language?: SourceLanguage; guidance?: readonly GuidanceEntry[] } = {},
): Finding | undefined {
  const engine = engineOf([api(entry)], more.guidance ? { guidance: more.guidance } : {});
  const text = more.language === 'c' ? 'static Old *a;' : 'let a: Old';
  return findings(engine, text, { deploymentTargets: targets }, more.language ?? 'swift')[0];
}

describe('the status for deployment targets', () => {
  for (const [versions, targets, expected] of [
    [{ ios: '15.0' }, {}, 'deprecated'],
    [{ ios: '15.0' }, { ios: '15.0' }, 'deprecated'],
    [{ ios: '15.0' }, { ios: '15' }, 'deprecated'],
    [{ ios: '15.0' }, { ios: '16.4' }, 'deprecated'],
    [{ ios: '15.0' }, { ios: '14.9' }, 'deprecated-later'],
    [{ ios: '15.0' }, { ios: '9.0' }, 'deprecated-later'],
    [{ ios: '15.0', macos: '12.0' }, { ios: '14.0', macos: '12.0' }, 'deprecated'],
    [{ ios: '15.0', macos: '12.0' }, { ios: '14.0', macos: '11.0' }, 'deprecated-later'],
    [{ ios: '15.0' }, { ios: '14.0', macos: '13.0' }, 'deprecated-later'],
    [{ ios: '15.0' }, { visionos: '1.0' }, 'deprecated-later'],
    [{ ios: '15.0' }, { catalyst: '15.0' }, 'deprecated'],
    [{ ios: '15.0', visionos: '2.0' }, { visionos: '2.0' }, 'deprecated'],
    [{ macos: '10.15' }, { macos: '10.9' }, 'deprecated-later'],
  ] as const) {
    test(`${JSON.stringify(versions)} for ${JSON.stringify(targets)}: ${expected}`, () =>
      assert.equal(statusForTargets('deprecated', versions, targets), expected));
  }

  test('only what is deprecated depends on them', () => {
    for (const status of ['to-be-deprecated', 'discouraged', 'risky', 'insecure', 'restricted'] as const) {
      assert.equal(statusForTargets(status, { ios: '15.0' }, { ios: '9.0' }), status);
    }
  });
});

describe('what is reported', () => {
  test('nothing below the release from which an entry counts', () => {
    const entry = { from: { ios: '26.0', macos: '26.0' } };
    assert.notEqual(findingOf(entry), undefined);
    assert.notEqual(findingOf(entry, { ios: '26.0' }), undefined);
    assert.equal(findingOf(entry, { ios: '25.0' }), undefined);
    assert.equal(findingOf(entry, { ios: '26.0', macos: '15.0' }), undefined);
  });

  test('nothing on platforms alone where it is not deprecated', () => {
    const entry = { deprecated: { macos: '12.0' } };
    assert.equal(findingOf(entry, { ios: '18.0' }), undefined);
    assert.equal(findingOf(entry, { ios: '18.0', macos: '11.0' })?.status, 'deprecated-later');
    assert.equal(findingOf({ ...entry, status: 'discouraged' }, { ios: '18.0' })?.status, 'discouraged');
  });
});

describe('messages', () => {
  const replacements = [{ api: 'New' }];
  for (const [entry, targets, expected] of [
    [{}, {}, 'Old is deprecated from iOS 15 on.'],
    [{ replacements }, {}, 'Old is deprecated from iOS 15 on; use New instead.'],
    [{ deprecated: {} }, {}, 'Old is deprecated.'],
    [{ deprecated: { macos: '10.15' } }, {}, 'Old is deprecated from macOS 10.15 on.'],
    [{ deprecated: { ios: '15.0', macos: '12.0' } }, { macos: '13.0' }, 'Old is deprecated in macOS 12.'],
    [{ deprecated: { ios: '15.4' } }, { visionos: '26.0' }, 'Old is deprecated in visionOS 15.4.'],
    [
      { replacements },
      { ios: '14.0' },
      'Old is deprecated from iOS 15 on, later than your deployment target; use New instead.',
    ],
    [
      { status: 'to-be-deprecated', deprecated: {} },
      {},
      'Old is marked to be deprecated in a future release, and the compiler does not say so.',
    ],
    [
      { status: 'discouraged', deprecated: {}, replacements },
      {},
      "Old is discouraged by Apple's guidance, although the SDK does not deprecate it; use New instead.",
    ],
  ] as const) {
    test(expected, () => assert.equal(findingOf(entry, targets)?.message, expected));
  }
});

test('names are those of the language', () => {
  for (const [entry, swift, c] of [
    [{ c: 'OldRef', swift: 'Old' }, 'Old', 'OldRef'],
    [{ c: 'OldRef' }, 'OldRef', 'OldRef'],
    [{ swift: 'Old.Code' }, 'Old.Code', 'Old.Code'],
    [{ c: 'a:b:', swift: 'a(_:b:)', kind: 'method', of: 'NSOld', ofSwift: 'Old' }, 'Old.a(_:b:)', '-[NSOld a:b:]'],
    [{ c: 'a', swift: 'a()', kind: 'method', of: 'Old', static: true }, 'Old.a()', '+[Old a]'],
    [{ c: 'a', swift: 'a', kind: 'property', of: 'Old' }, 'Old.a', 'Old.a'],
  ] as const) {
    assert.equal(displayName(api(entry), 'swift'), swift);
    assert.equal(displayName(api(entry), 'objective-c'), c);
  }
});

describe('replacements', () => {
  const all = [
    { api: 'NetworkNew', language: 'swift', from: { ios: '26.0' } },
    { api: 'NWNew', language: 'swift', from: { ios: '12.0' } },
    { api: 'nw_new', language: 'objective-c', from: { ios: '12.0' } },
    { api: 'both' },
  ] as const;
  const names = (targets: PlatformVersions, language: SourceLanguage = 'swift'): readonly string[] | undefined =>
    findingOf({ replacements: all }, targets, { language })?.replacements?.map((one) => one.api);

  test('are those of the language that the targets have, best first', () => {
    assert.deepEqual(names({}), ['NetworkNew', 'NWNew', 'both']);
    assert.deepEqual(names({ ios: '26.0' }), ['NetworkNew', 'NWNew', 'both']);
    assert.deepEqual(names({ ios: '17.0' }), ['NWNew', 'both']);
    assert.deepEqual(names({ ios: '9.0' }), ['both']);
    assert.deepEqual(names({ ios: '17.0' }, 'c'), ['nw_new', 'both']);
  });

  test('are all of them when the targets have none', () => {
    const replacements = [{ api: 'NWNew', from: { ios: '12.0' } }];
    assert.deepEqual(findingOf({ replacements }, { ios: '9.0' })?.replacements, replacements);
  });

  test('the first usable one is in the message', () => {
    assert.match(findingOf({ replacements: all }, { ios: '17.0' })!.message, /use NWNew instead/);
  });
});

describe('guidance', () => {
  const entries = [guidance('new', { from: '26' }), guidance('old', { below: '26' }), guidance('any')];
  const order = (targets: PlatformVersions): readonly string[] | undefined =>
    findingOf({ guidance: [{ id: 'old' }, { id: 'new' }, { id: 'any' }] }, targets, {
      guidance: entries,
    })?.guidance.map(({ id }) => id);

  test('that was written for other targets comes last, and none is lost', () => {
    assert.deepEqual(order({}), ['new', 'any', 'old']);
    assert.deepEqual(order({ ios: '26.0' }), ['new', 'any', 'old']);
    assert.deepEqual(order({ ios: '17.0' }), ['old', 'any', 'new']);
    assert.deepEqual(order({ ios: '26.0', macos: '15.0' }), ['old', 'any', 'new']);
  });
});

test('a finding has what its entry says and where it is', () => {
  const note = 'Mind the gap.';
  const finding = findingOf({ note, guidance: [{ id: 'g', section: 's' }] });
  assert.deepEqual(
    [finding?.ruleId, finding?.symbol, finding?.start, finding?.end, finding?.confidence, finding?.note],
    ['old', 'Old', 7, 10, 'certain', note],
  );
  assert.deepEqual(finding?.guidance, [{ id: 'g', section: 's' }]);
  assert.deepEqual(finding.deprecated, { ios: '15.0' });
  assert.ok(!('note' in findingOf({})!));
});
