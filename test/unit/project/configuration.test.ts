import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfiguration } from '../../../server/src/project/configuration.ts';

const RULES = new Set(['ftp', 'cfsocket']);

/** The settings and, for each problem, its severity and the text at its place. */
function read(text: string): { settings: object; problems: string[] } {
  const { settings, problems } = parseConfiguration(text, RULES);
  const at = problems.map(({ offset, length, severity }) => `${severity} ${text.slice(offset, offset + length)}`);
  return { settings, problems: at };
}

test('a full configuration with comments and trailing commas is read', () => {
  const text = `{
    // why not
    "$schema": "./netguide.schema.json",
    "rules": { "ftp": "off", "cfsocket": "error" }, /* both */
    "exclude": ["Legacy/**", "*.pb.swift",],
    "deploymentTargets": { "ios": "16.0", "macos": "13", "catalyst": "16.0.1" },
    "reporting": "first-use",
  }`;
  assert.deepEqual(read(text), {
    settings: {
      rules: { ftp: 'off', cfsocket: 'error' },
      exclude: ['Legacy/**', '*.pb.swift'],
      deploymentTargets: { ios: '16.0', macos: '13', catalyst: '16.0.1' },
      reporting: 'first-use',
    },
    problems: [],
  });
});

test('names that are not known are warnings at the key, and the rest is honoured', () => {
  const text =
    '{ "rule": {}, "rules": { "nope": "off", "ftp": "hint" }, "deploymentTargets": { "dos": "6", "ios": "17" } }';
  assert.deepEqual(read(text), {
    settings: { rules: { ftp: 'hint' }, deploymentTargets: { ios: '17' } },
    problems: ['warning "rule"', 'warning "nope"', 'warning "dos"'],
  });
});

test('values that can’t be used are errors at the value, and the rest is honoured', () => {
  const cases: [text: string, problems: string[], settings: object][] = [
    ['{ "rules": [] }', ['error []'], { rules: {} }],
    ['{ "rules": { "ftp": "loud", "cfsocket": "off" } }', ['error "loud"'], { rules: { cfsocket: 'off' } }],
    ['{ "rules": { "ftp": null } }', ['error null'], { rules: {} }],
    ['{ "exclude": "a" }', ['error "a"'], { exclude: [] }],
    ['{ "exclude": ["a", 1, "", "!b"] }', ['error 1', 'error ""', 'error "!b"'], { exclude: ['a'] }],
    [
      '{ "deploymentTargets": { "ios": 16, "macos": "x", "tvos": "17" } }',
      ['error 16', 'error "x"'],
      { deploymentTargets: { tvos: '17' } },
    ],
    ['{ "reporting": "sometimes", "exclude": ["a"] }', ['error "sometimes"'], { exclude: ['a'] }],
    ['[]', ['error []'], {}],
    ['"text"', ['error "text"'], {}],
  ];
  for (const [text, problems, settings] of cases) assert.deepEqual(read(text), { settings, problems }, text);
});

test('broken JSON is one error, and what can be understood is honoured', () => {
  const { settings, problems } = parseConfiguration('{ "reporting": "first-use", "rules": { "ftp": "off" ', RULES);
  assert.deepEqual(settings, { reporting: 'first-use', rules: { ftp: 'off' } });
  assert.deepEqual(
    problems.map(({ severity }) => severity),
    ['error'],
  );
  assert.match(problems[0]!.message, /^This is not valid JSON: .*expected\.$/);
});

test('nothing at all is an empty configuration', () => {
  for (const text of ['', ' \n', '{}', '// later', '\uFEFF{}']) {
    assert.deepEqual(parseConfiguration(text, RULES), { settings: {}, problems: [] }, JSON.stringify(text));
  }
});

test('a byte order mark does not move problems', () => {
  assert.deepEqual(read('\uFEFF{ "x": 1 }').problems, ['warning "x"']);
});

test('hostile input gives problems and no exception', () => {
  const deep = '['.repeat(200_000);
  assert.equal(parseConfiguration(deep, RULES).problems.length > 0, true);
  const { settings } = parseConfiguration('{ "rules": { "__proto__": "off", "constructor": "off" } }', RULES);
  assert.deepEqual(Object.keys(settings.rules ?? {}), []);
  assert.equal(Object.getPrototypeOf(settings.rules), Object.prototype);
  for (const text of ['\u0000', '{"rules":{"ftp"', '}{', '{"a":\ud800}', '/*', '{"exclude":[{}]}'])
    parseConfiguration(text, RULES);
});
