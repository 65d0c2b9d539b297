/** `schemas/netguide.schema.json`: completion and checks for `netguide.json` in editors. */
import type { Artefact } from './artefact.ts';
import type { SettingModel } from './settings-model.ts';
import { refinedSchema, type DescribedRule } from './settings-schema.ts';

/** The JSON schema of `netguide.json`. Comments and trailing commas are fine in it, which two keys of VS Code's tell. */
export function configurationSchema(settings: readonly SettingModel[], rules: readonly DescribedRule[]): Artefact {
  const properties = settings.map((one) => [one.name, property(one, rules)] as const);
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Netguide configuration',
    description: 'Generated from server/src/settings.ts. Do not edit.',
    type: 'object',
    additionalProperties: false,
    allowComments: true,
    allowTrailingCommas: true,
    properties: {
      $schema: { type: 'string', description: 'The address of this schema.' },
      ...Object.fromEntries(properties),
    },
  };
  return { file: 'schemas/netguide.schema.json', content: `${JSON.stringify(schema, null, 2)}\n` };
}

function property(setting: SettingModel, rules: readonly DescribedRule[]): object {
  const { description, defaultValue } = setting;
  return { ...refinedSchema(setting, rules), description, default: defaultValue };
}
