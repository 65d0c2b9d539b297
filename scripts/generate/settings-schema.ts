/** The schemas of the settings with what a type can't say: which rules there are, and how a release is written. */
import type { Schema } from './type-schema.ts';
import type { SettingModel } from './settings-model.ts';

/** What the generators need to know of a rule. */
export interface DescribedRule {
  readonly id: string;
  /** What it finds, for completion. */
  readonly what: string;
}

const RELEASE = {
  pattern: '^\\d{1,4}(\\.\\d{1,4}){0,2}$',
  patternErrorMessage: 'A release is written with one to three numbers, for instance 16.0.',
};

/** A setting's schema with the rules by id, and with releases checked. */
export function refinedSchema(setting: SettingModel, rules: readonly DescribedRule[]): Schema {
  if (setting.name === 'rules') return schemaByRule(setting.schema, rules);
  if (setting.name === 'deploymentTargets') return schemaWithReleases(setting.schema);
  return setting.schema;
}

function schemaByRule(schema: Schema, rules: readonly DescribedRule[]): Schema {
  const severity = schema.additionalProperties || {};
  const properties = rules.map(({ id, what }) => [id, { description: what, ...severity }] as const);
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

function schemaWithReleases(schema: Schema): Schema {
  const platforms = Object.entries(schema.properties ?? {});
  const properties = platforms.map(([platform, value]) => [platform, { ...value, ...RELEASE }] as const);
  return { ...schema, properties: Object.fromEntries(properties) };
}
