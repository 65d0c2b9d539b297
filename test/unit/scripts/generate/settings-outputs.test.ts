import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { configurationSchema } from '../../../../scripts/generate/configuration-schema.ts';
import { manifestSettings } from '../../../../scripts/generate/manifest-settings.ts';
import { settingsDocs } from '../../../../scripts/generate/settings-docs.ts';
import { readSettings } from '../../../../scripts/generate/settings-model.ts';
import { parseConfiguration } from '../../../../server/src/project/configuration.ts';
import { temporaryTree } from '../temporary-tree.ts';

const RULES = [
  { id: 'ftp', what: 'FTP calls.' },
  { id: 'cfsocket', what: 'CFSocket calls.' },
];
const SETTINGS = readSettings(process.cwd());

const validate = new Ajv({ strict: false }).compile(
  JSON.parse(configurationSchema(SETTINGS, RULES).content) as Record<string, unknown>,
);

test('the schema and the reader of netguide.json accept and refuse the same', () => {
  const accepted = [
    {},
    { $schema: 'x' },
    { rules: { ftp: 'off' } },
    { exclude: ['a/**'] },
    { deploymentTargets: { ios: '16', macos: '13.5', catalyst: '16.0.1' } },
    { reporting: 'first-use' },
  ];
  const refused = [
    { rule: {} },
    { rules: { nonsense: 'off' } },
    { rules: { ftp: 'fatal' } },
    { rules: [] },
    { exclude: 'a' },
    { exclude: [1] },
    { deploymentTargets: { ios: 16 } },
    { deploymentTargets: { ios: 'sixteen' } },
    { deploymentTargets: { ios: '1.2.3.4' } },
    { deploymentTargets: { windows: '11' } },
    { reporting: null },
    { reporting: 'never' },
  ];
  const ids = new Set(RULES.map(({ id }) => id));
  const problems = (value: object): number => parseConfiguration(JSON.stringify(value), ids).problems.length;
  for (const value of accepted) assert.deepEqual([validate(value), problems(value)], [true, 0], JSON.stringify(value));
  for (const value of refused) assert.deepEqual([validate(value), problems(value)], [false, 1], JSON.stringify(value));
});

interface Manifest {
  readonly name: string;
  readonly contributes: {
    readonly commands: readonly unknown[];
    readonly configuration: { readonly properties: Readonly<Record<string, Record<string, unknown>>> };
  };
}

test('only the configuration of the manifest is rewritten', (context) => {
  const manifest = { name: 'x', contributes: { commands: [1], configuration: { old: true } }, scripts: { a: 'b' } };
  const root = temporaryTree(context, { 'package.json': JSON.stringify(manifest) });
  const written = JSON.parse(manifestSettings(root, SETTINGS, RULES).content) as Manifest;
  assert.deepEqual(Object.keys(written), ['name', 'contributes', 'scripts']);
  assert.deepEqual(written.contributes.commands, [1]);
  assert.equal('old' in written.contributes.configuration, false);
});

test('every default of the editor means "not set", so that netguide.json decides', () => {
  const { contributes } = JSON.parse(manifestSettings(process.cwd(), SETTINGS, RULES).content) as Manifest;
  const { properties } = contributes.configuration;
  const defaults = Object.entries(properties).map(([name, { default: value }]) => [name, value]);
  assert.deepEqual(Object.fromEntries(defaults), {
    'netguide.rules': {},
    'netguide.exclude': [],
    'netguide.deploymentTargets': {},
    'netguide.reporting': null,
    'netguide.trace.server': 'messages',
  });
  assert.deepEqual(properties['netguide.reporting']!.type, ['string', 'null']);
  assert.deepEqual(Object.keys(properties['netguide.rules']!.properties as object), ['ftp', 'cfsocket']);
});

test('the page about the settings names each, with an example that holds', () => {
  const { content } = settingsDocs(SETTINGS, RULES);
  for (const { name, description } of SETTINGS) {
    assert.ok(content.includes(`## ${name}\n`), name);
    assert.ok(content.includes(description), name);
  }
  const examples = [...content.matchAll(/```json\n([^`]*)```/g)].map((match) => JSON.parse(match[1]!) as object);
  assert.equal(examples.length, SETTINGS.length);
  for (const example of examples) assert.ok(validate(example), JSON.stringify(example));
});
