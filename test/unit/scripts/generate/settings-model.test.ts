import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from '../../../../scripts/generate/settings-model.ts';
import { DEFAULT_SETTINGS } from '../../../../server/src/settings.ts';
import { temporaryTree } from '../temporary-tree.ts';

const MODEL = `export type Platform = 'ios' | 'macos';
export type Versions = Readonly<Partial<Record<Platform, string>>>;
`;

function settingsFile(members: string, defaults: string): Record<string, string> {
  return {
    'server/src/model.ts': MODEL,
    'server/src/settings.ts': `import type { Versions } from './model.ts';
export type Level = 'low' | 'high';
export interface Settings {
${members}
}
export const DEFAULT_SETTINGS: Settings = { ${defaults} };
`,
  };
}

test('types, comments and defaults are read from the declaration', (context) => {
  const members = `/** First
    line. */
    readonly level: Level;
    /** Texts. */
    readonly texts: readonly string[];
    /** By id. */
    readonly byId: Readonly<Record<string, Level>>;
    /** By platform. */
    readonly versions: Versions;`;
  const files = settingsFile(members, "level: 'low', texts: [], byId: {}, versions: {}");
  assert.deepEqual(readSettings(temporaryTree(context, files)), [
    {
      name: 'level',
      description: 'First line.',
      schema: { type: 'string', enum: ['low', 'high'] },
      defaultValue: 'low',
    },
    { name: 'texts', description: 'Texts.', schema: { type: 'array', items: { type: 'string' } }, defaultValue: [] },
    {
      name: 'byId',
      description: 'By id.',
      schema: { type: 'object', additionalProperties: { type: 'string', enum: ['low', 'high'] } },
      defaultValue: {},
    },
    {
      name: 'versions',
      description: 'By platform.',
      schema: {
        type: 'object',
        properties: { ios: { type: 'string' }, macos: { type: 'string' } },
        additionalProperties: false,
      },
      defaultValue: {},
    },
  ]);
});

test('a setting without a comment, a default or a describable type is refused at its place', (context) => {
  const refuses = (members: string, defaults: string, message: RegExp): void => {
    assert.throws(() => readSettings(temporaryTree(context, settingsFile(members, defaults))), message);
  };
  refuses('readonly level: Level;', "level: 'low'", /settings\.ts:4: level has no doc comment/);
  refuses('/** One. */ readonly level: Level;', '', /DEFAULT_SETTINGS has no level/);
  refuses('/** One. */ readonly at: Date;', "at: ''", /settings\.ts:4: .*Date/);
  refuses('/** One. */ readonly size: 1 | 2;', 'size: 1', /settings\.ts:4: /);
});

test('the settings of the product are all read, with their defaults', () => {
  const settings = readSettings(process.cwd());
  assert.deepEqual(Object.fromEntries(settings.map((one) => [one.name, one.defaultValue])), DEFAULT_SETTINGS);
});
