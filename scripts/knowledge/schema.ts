import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Problem } from './problems.ts';
import type { Step, YamlSource } from './read.ts';

/** The source formats, each with a JSON Schema of that name in `knowledge/schema`. */
export type Format = 'apis' | 'guidance' | 'replacements' | 'rules';

/** Holds a source against the schema of its format; no problems means that it has the shape the schema describes. */
export type ShapeCheck = (source: YamlSource, format: Format) => readonly Problem[];

/** Prepares the schemas below `root`. Throws if one of them is missing or is not a schema: that is a fault of the tool. */
export function createShapeCheck(root: string): ShapeCheck {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const compiled = new Map<Format, ValidateFunction>();
  const validatorOf = (format: Format): ValidateFunction => {
    const known = compiled.get(format);
    if (known) return known;
    const file = path.join(root, 'knowledge/schema', `${format}.json`);
    const validator = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
    compiled.set(format, validator);
    return validator;
  };
  return (source, format) => {
    const validator = validatorOf(format);
    if (validator(source.value)) return [];
    return (validator.errors ?? []).filter(saysSomething).map((error) => toProblem(source, error));
  };
}

/** Ajv also reports the keywords that only hold others; their parts say what is wrong. */
function saysSomething({ keyword }: ErrorObject): boolean {
  return keyword !== 'if' && keyword !== 'anyOf' && keyword !== 'propertyNames';
}

function toProblem(source: YamlSource, error: ErrorObject): Problem {
  const steps = stepsOf(error.instancePath);
  const extra = extraKeyOf(error);
  const line = source.lineAt(extra === undefined ? steps : [...steps, extra]);
  return { file: source.file, line, message: `${placeName(steps)}${describe(error)}` };
}

function extraKeyOf(error: ErrorObject): string | undefined {
  if (error.keyword === 'additionalProperties') return String(error.params.additionalProperty);
  return error.propertyName;
}

function describe({ keyword, params, propertyName, message = 'is not valid' }: ErrorObject): string {
  if (keyword === 'additionalProperties') return `has an unknown key "${String(params.additionalProperty)}"`;
  if (propertyName !== undefined) return `has an unknown key "${propertyName}"`;
  if (keyword === 'enum') return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
  if (keyword === 'required') return `lacks "${String(params.missingProperty)}"`;
  return message;
}

function placeName(steps: readonly Step[]): string {
  const names = steps.map((step) => (typeof step === 'number' ? `[${step + 1}]` : step));
  return names.length === 0 ? '' : `${names.join('.').replaceAll('.[', '[')} `;
}

/** The steps of a JSON pointer. Mappings of these formats have no keys that are numbers. */
function stepsOf(pointer: string): readonly Step[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
