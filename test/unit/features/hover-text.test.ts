import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../server/src/analysis/finding.ts';
import { hoverText, referencesOf, type HoverStyle } from '../../../server/src/features/hover-text.ts';
import { BASE, finding } from './knowledge.ts';

const MARKDOWN: HoverStyle = { format: 'markdown', readsGuidance: false, platforms: [] };

function markdown(different: Partial<Finding>, style: Partial<HoverStyle> = {}): string {
  return hoverText(finding(different), BASE, { ...MARKDOWN, ...style }).value;
}

test('says standing, why, what instead and where to read on', () => {
  const text = markdown({
    status: 'deprecated',
    deprecated: { ios: '9.0', tvos: '9.0', macos: '10.11' },
    replacements: [
      { api: 'NewSocket', from: { ios: '26.0', macos: '26.0' } },
      { api: '-[NewThing open]', from: { ios: '26.0' } },
      { api: 'HTTPS with anything' },
    ],
    note: 'A note.',
  });
  assert.equal(
    text,
    `**\`OldSocketCreate\`** is deprecated since iOS and tvOS 9, macOS 10.11.

Why of old-socket.

**Instead:** \`NewSocket\` or \`-[NewThing open]\` (from iOS 26); HTTPS with anything.

A note.

- [TN1: Title › Part \\[two\\]](https://developer.apple.com/tn1#Part-two)`,
  );
});

test('each standing has words of its own', () => {
  const first = (different: Partial<Finding>): string => markdown(different).split('\n')[0]!.replace(/^\S+ /, '');
  assert.equal(first({ status: 'deprecated' }), 'is deprecated.');
  assert.match(
    first({ status: 'deprecated-later', deprecated: { ios: '27.0' } }),
    /^is deprecated from iOS 27, .*target/,
  );
  assert.match(first({ status: 'deprecated-later' }), /^is deprecated from a later release/);
  assert.match(first({ status: 'to-be-deprecated' }), /^is marked as to be deprecated; the compiler/);
  assert.match(first({ status: 'discouraged' }), /^is discouraged by Apple/);
  for (const status of ['risky', 'insecure', 'restricted'] as const)
    assert.match(markdown({ status, message: 'It is so.' }), /^It is so\.\n/, status);
});

test('a guess is called one', () => {
  assert.match(markdown({ confidence: 'likely' }), /without proving it/);
  assert.doesNotMatch(markdown({}), /without proving it/);
});

test('the rule’s advice stands in for replacements', () => {
  assert.match(markdown({}), /\*\*Instead:\*\* Instead of old-socket\./);
});

test('names the release of the project’s own platform', () => {
  const replacements = [{ api: 'New', from: { ios: '12.0', macos: '10.14' } }];
  assert.match(markdown({ replacements }, { platforms: ['macos', 'ios'] }), /`New` \(from macOS 10\.14\)/);
  assert.match(markdown({ replacements }, { platforms: ['tvos'] }), /`New` \(from iOS 12\)/);
});

test('links to the reading view and to the source', () => {
  const text = markdown({}, { readsGuidance: true });
  const command = encodeURIComponent('[{"id":"tn1","section":"part-two"}]');
  assert.ok(
    text.includes(`](command:netguide.readGuidance?${command}) ([source](https://developer.apple.com/tn1#Part-two))`),
  );
});

test('says of an unverified address that it is none', () => {
  assert.match(
    markdown({ guidance: [{ id: 'post' }] }),
    /forums\/tags\/network\) \(the post’s own address is not verified/,
  );
});

test('an entry without an address can be read only where there is a reading view', () => {
  const own = finding({ guidance: [{ id: 'own' }] });
  assert.deepEqual(referencesOf(own, BASE, false), []);
  assert.deepEqual(referencesOf(own, BASE, true), [{ id: 'own' }]);
  assert.doesNotMatch(markdown({ guidance: [{ id: 'own' }] }, { readsGuidance: true }), /source/);
  assert.doesNotMatch(markdown({ guidance: [{ id: 'unknown' }] }), /\[/);
});

test('links each entry once, by the section that comes first, and not too many', () => {
  const guidance = [{ id: 'tn1', section: 'part-two' }, { id: 'tn1' }, { id: 'tn2' }, { id: 'post' }, { id: 'tn3' }];
  assert.deepEqual(referencesOf(finding({ guidance }), BASE, false), [guidance[0], guidance[2], guidance[3]]);
});

test('odd symbols and addresses are still Markdown', () => {
  assert.match(markdown({ symbol: '`default`' }), /^\*\*`` `default` ``\*\*/);
  assert.match(markdown({ symbol: 'x'.repeat(500) }), /^\*\*`x{60}…`\*\*/);
  assert.ok(markdown({ guidance: [{ id: 'tn2' }] }).includes('](<https://developer.apple.com/tn2(x:)>)'));
});

test('plain text has no markup', () => {
  const text = hoverText(finding({ replacements: [{ api: 'New' }] }), BASE, { ...MARKDOWN, format: 'plaintext' });
  assert.deepEqual(text, {
    kind: 'plaintext',
    value: `OldSocketCreate is discouraged by Apple; the compiler does not say so.

Why of old-socket.

Instead: New.

TN1: Title › Part [two]: https://developer.apple.com/tn1#Part-two`,
  });
});

test('a finding of a rule without prose shows its message', () => {
  assert.match(markdown({ ruleId: 'unheard-of' }), /^OldSocketCreate is old\.\n\n- /);
});

test('a message that the editor shows itself is not repeated, but a doubt is told', () => {
  const hazard = { status: 'insecure' } as const;
  assert.match(markdown(hazard), /^OldSocketCreate is old\.\n\nWhy of old-socket\./);
  assert.match(markdown(hazard, { messageShown: true }), /^Why of old-socket\./);
  assert.match(
    markdown({ ...hazard, confidence: 'likely' }, { messageShown: true }),
    /^The code suggests this use without proving it\.\n\nWhy of old-socket\./,
  );
});
