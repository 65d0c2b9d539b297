import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookupText, queryOf } from '../../../client/src/lookup-items.ts';
import type { GuidanceHit } from '../../../server/src/protocol.ts';

const ENTRY: GuidanceHit = {
  id: 'tn9999',
  title: 'TN9999: An example',
  kind: 'technote',
  summary: 'What it is about.',
  url: 'https://developer.apple.com/',
  verified: true,
};

test('a whole entry shows its title, kind and summary', () => {
  const text = lookupText(ENTRY);
  assert.equal(text.label, 'TN9999: An example');
  assert.equal(text.description, 'Technote');
  assert.equal(text.detail, 'What it is about.');
});

test('a section shows its own title, and which entry it belongs to', () => {
  const text = lookupText({ ...ENTRY, section: 'be-safe', sectionTitle: 'Be safe', revised: '2026-07-14' });
  assert.equal(text.label, 'Be safe');
  assert.equal(text.description, 'Technote · 2026-07-14');
  assert.match(text.detail, /^TN9999: An example .* What it is about\.$/);
});

test('a hit by symbol names the symbol', () => {
  assert.equal(lookupText({ ...ENTRY, symbol: 'MCSession' }).description, 'MCSession · Technote');
});

test('the button says when the page is not the post itself', () => {
  assert.match(lookupText({ ...ENTRY, verified: false }).buttonTooltip!, /not verified/);
  assert.doesNotMatch(lookupText(ENTRY).buttonTooltip!, /not verified/);
});

test('guidance of our own has no page to open', () => {
  assert.equal(lookupText({ ...ENTRY, kind: 'netguide', url: 'docs/rules/x.md' }).buttonTooltip, undefined);
});

test('each kind has an icon of its own, and an unknown kind has one too', () => {
  const kinds = ['technote', 'forum', 'documentation', 'sample', 'wwdc', 'netguide', 'something new'];
  const icons = kinds.map((kind) => lookupText({ ...ENTRY, kind }).icon);
  assert.equal(new Set(icons).size, kinds.length);
  assert.equal(lookupText({ ...ENTRY, kind: 'something new' }).description, 'something new');
});

test('a query is the first line of what is selected', () => {
  assert.equal(queryOf('  CFSocket '), 'CFSocket');
  assert.equal(queryOf('\r\n  first line  \r\nsecond'), 'first line');
  assert.equal(queryOf(' \n '), '');
});

test('a selection too long to be a query is none', () => {
  assert.equal(queryOf('x'.repeat(100)).length, 100);
  assert.equal(queryOf('x'.repeat(101)), '');
});
