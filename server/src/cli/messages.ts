import type { Configuration } from '../project/configuration.ts';
import { printable } from '../report/display.ts';
import { plural } from '../report/plural.ts';
import type { ScanResult } from '../scan/scan.ts';
import type { Output } from './terminal.ts';

/** Says something to the person at the terminal, in one line. */
export function say(err: Output, kind: 'error' | 'warning' | 'note', message: string): void {
  const paint = { error: err.palette.red, warning: err.palette.yellow, note: err.palette.dim }[kind];
  err.write(`${paint(`netguide: ${kind}:`)} ${printable(message)}\n`);
}

/** Says what is wrong with configuration files, at its place in them. `show` makes a path fit for people. */
export function sayConfigurationProblems(
  err: Output,
  configurations: readonly Configuration[],
  show: (path: string) => string,
): void {
  for (const { path, text, problems } of configurations) {
    for (const { message, offset, severity } of problems) {
      const before = text.slice(0, offset).split(/\r\n|\r|\n/);
      const place = `${show(path)}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
      const paint = severity === 'error' ? err.palette.red : err.palette.yellow;
      err.write(`${printable(place)}: ${paint(`${severity}:`)} ${printable(message)}\n`);
    }
  }
}

/**
 * Says what could not be read, project files among it, what was left out, and which rules failed. Of a selection of files that nobody named one
 * by one, it goes without saying that some are left out.
 */
export function sayScanProblems(err: Output, result: ScanResult, isSelection: boolean): void {
  const { errors, ruleErrors, collection, files } = result;
  for (const { file, message } of errors) say(err, 'error', `${file}: ${message}`);
  for (const { file, message } of collection.projectProblems) say(err, 'warning', `${file}: ${message}`);
  for (const path of isSelection ? [] : collection.excluded) {
    say(err, 'note', `${path} is excluded and was not read (“netguide rules --excludes” lists what is).`);
  }
  for (const { ruleId, file, message } of firstOfEachRule(ruleErrors)) {
    say(err, 'warning', `the rule ${ruleId} failed in ${file}, its other findings stand: ${message}`);
  }
  if (!isSelection && files === 0 && errors.length === 0 && collection.excluded.length === 0) {
    say(err, 'note', 'there are no Swift or Objective-C files here.');
  }
}

/** Says how many findings of a baseline are gone. */
export function sayStale(err: Output, stale: number, path: string): void {
  if (stale === 0) return;
  const gone = `${plural(stale, 'finding')} in the baseline ${stale === 1 ? 'is' : 'are'} no longer there`;
  say(err, 'note', `${gone}; “--write-baseline ${path}” brings it up to date.`);
}

function firstOfEachRule(errors: ScanResult['ruleErrors']): ScanResult['ruleErrors'] {
  return errors.filter((one, index) => errors.findIndex(({ ruleId }) => ruleId === one.ruleId) === index);
}
