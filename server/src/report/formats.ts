import { json } from './json.ts';
import type { Format } from './report.ts';
import { text } from './text.ts';

/** Every format by the name that `--format` takes. */
export const FORMATS: Readonly<Record<string, Format>> = {
  text,
  json,
};
