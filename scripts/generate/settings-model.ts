/** The settings as `server/src/settings.ts` declares them: the one source of the manifest, the schema and the docs. */
import { Node, type PropertyAssignment, type SourceFile } from 'ts-morph';
import { readSources } from '../syntax.ts';
import { schemaOf, type Schema } from './type-schema.ts';

/** One property of `interface Settings`. */
export interface SettingModel {
  readonly name: string;
  /** Its doc comment: Markdown. */
  readonly description: string;
  readonly schema: Schema;
  /** Its value in `DEFAULT_SETTINGS`. */
  readonly defaultValue: unknown;
}

const FILE = 'server/src/settings.ts';

/** Reads the settings of the repository, in the order of their declaration. Throws if one lacks a comment or a default. */
export function readSettings(root: string): readonly SettingModel[] {
  const sources = readSources(root);
  const file = sources.file(FILE);
  return file
    .getInterfaceOrThrow('Settings')
    .getProperties()
    .map((property) => {
      const name = property.getName();
      const description = property
        .getJsDocs()[0]
        ?.getDescription()
        .trim()
        .replace(/\s*\n\s*/g, ' ');
      if (!description) throw new Error(`${FILE}:${property.getStartLineNumber()}: ${name} has no doc comment`);
      const schema = schemaOf(property.getTypeNodeOrThrow(), sources);
      return { name, description, schema, defaultValue: defaultOf(file, name) };
    });
}

function defaultOf(file: SourceFile, name: string): unknown {
  const defaults = file.getVariableDeclarationOrThrow('DEFAULT_SETTINGS').getInitializerOrThrow();
  const property = Node.isObjectLiteralExpression(defaults) ? defaults.getProperty(name) : undefined;
  if (!Node.isPropertyAssignment(property)) throw new Error(`${FILE}:1: DEFAULT_SETTINGS has no ${name}`);
  return JSON.parse(jsonOf(property));
}

function jsonOf(property: PropertyAssignment): string {
  const text = property.getInitializerOrThrow().getText();
  return text.replace(/'([^']*)'/g, (_, inside: string) => JSON.stringify(inside));
}
