/** `contributes.configuration` of package.json; the rest of the manifest is written by hand and left as it is. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Artefact } from './artefact.ts';
import type { SettingModel } from './settings-model.ts';
import { refinedSchema, type DescribedRule } from './settings-schema.ts';
import type { Schema } from './type-schema.ts';

/** How a setting of the editor and the same setting of `netguide.json` meet. */
const IN_EDITOR: Readonly<Record<string, string>> = {
  rules: 'A rule set here takes precedence over `netguide.json`.',
  exclude: 'Those set here are relative to the workspace folder; the patterns of `netguide.json` hold as well.',
  deploymentTargets: 'A platform set here takes precedence over `netguide.json`.',
  reporting: 'When not set, `netguide.json` decides.',
};

const TRACE = {
  type: 'string',
  enum: ['messages', 'compact', 'verbose'],
  default: 'messages',
  scope: 'window',
  markdownDescription:
    'How much of the conversation with the language server is logged while the log level of the **Netguide** output is `Trace`.',
};

/** package.json with its settings renewed. */
export function manifestSettings(
  root: string,
  settings: readonly SettingModel[],
  rules: readonly DescribedRule[],
): Artefact {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
  const contributes = { ...manifest.contributes, configuration: configuration(settings, rules) };
  return { file: 'package.json', content: `${JSON.stringify({ ...manifest, contributes }, null, 2)}\n` };
}

interface Manifest {
  readonly contributes?: Readonly<Record<string, unknown>>;
}

function configuration(settings: readonly SettingModel[], rules: readonly DescribedRule[]): object {
  const properties = settings.map((one, order) => [`netguide.${one.name}`, property(one, rules, order)] as const);
  const trace = ['netguide.trace.server', { ...TRACE, order: settings.length }] as const;
  return { title: 'Netguide', properties: Object.fromEntries([...properties, trace]) };
}

function property(setting: SettingModel, rules: readonly DescribedRule[], order: number): object {
  return {
    ...unsettable(refinedSchema(setting, rules), setting.defaultValue),
    scope: 'resource',
    markdownDescription: [setting.description, IN_EDITOR[setting.name]].filter(Boolean).join(' '),
    order,
  };
}

/** A value that the editor takes as "not set": empty for what is merged by key, `null` for what is a single choice. */
function unsettable(schema: Schema, defaultValue: unknown): Schema {
  if (schema.enum === undefined) return { ...schema, default: defaultValue };
  return { ...schema, type: ['string', 'null'], enum: [...schema.enum, null], default: null };
}
