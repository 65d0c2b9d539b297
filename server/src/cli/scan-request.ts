import { type Severity, SEVERITIES } from '../analysis/finding.ts';
import { RULE_SETTINGS } from '../project/configuration-values.ts';
import { FORMATS } from '../report/formats.ts';
import type { Format } from '../report/report.ts';
import type { RuleSetting } from '../settings.ts';
import type { Arguments, Option } from './command.ts';
import { didYouMean } from './did-you-mean.ts';
import { usageError } from './usage-error.ts';

/** One of `of` equal parts of all files, from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What a person asked `scan` for. */
export interface ScanRequest {
  readonly paths: readonly string[];
  readonly format: Format;
  /** The format is for people: colours and notes make sense. */
  readonly isText: boolean;
  readonly output: string | undefined;
  readonly failOn: Severity | 'never';
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly config: string | undefined;
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
  readonly changedSince: string | undefined;
  readonly defaultExcludes: boolean;
  readonly jobs: number | undefined;
  readonly shard: Shard | undefined;
  /** The path that standard input stands for, when that is to be scanned. */
  readonly stdinPath: string | undefined;
}

/** The options of `scan`. */
export const SCAN_OPTIONS: readonly Option[] = [
  { name: 'format', value: 'FORMAT', help: `${Object.keys(FORMATS).join(' or ')}; default text` },
  { name: 'output', value: 'FILE', help: 'write the report to a file' },
  {
    name: 'fail-on',
    value: 'SEVERITY',
    help: 'exit 1 from this severity on: error, warning (default), information, hint or never',
  },
  {
    name: 'rule',
    value: 'ID=SEVERITY',
    repeated: true,
    help: 'set a rule to off, hint, information, warning or error; may be repeated',
  },
  { name: 'config', value: 'FILE', help: 'use this configuration for all files, instead of each netguide.json' },
  { name: 'baseline', value: 'FILE', help: 'leave out the findings that this file lists' },
  { name: 'write-baseline', value: 'FILE', help: 'write all present findings to this file, and report none of them' },
  { name: 'changed-since', value: 'REV', help: 'only files changed since this git revision, and new ones' },
  { name: 'no-default-excludes', help: 'read Pods, node_modules and the like, and what .gitignore names' },
  { name: 'jobs', value: 'N', help: 'threads to scan with' },
  { name: 'shard', value: 'I/N', help: 'only part I of N, to share the work between machines' },
  { name: 'stdin', help: 'scan standard input; needs --stdin-path' },
  { name: 'stdin-path', value: 'PATH', help: 'the path that standard input stands for' },
];

/** Makes sense of the arguments of `scan`. Throws a usage error where there is none. */
export function readScanRequest(given: Arguments, ruleIds: ReadonlySet<string>): ScanRequest {
  const value = (name: string): string | undefined => given.values.get(name)?.at(-1);
  const format = value('format') ?? 'text';
  const request: ScanRequest = {
    paths: given.positionals.length === 0 ? ['.'] : given.positionals,
    format: readFormat(format),
    isText: format === 'text',
    output: value('output'),
    failOn: readFailOn(value('fail-on') ?? 'warning'),
    rules: Object.fromEntries((given.values.get('rule') ?? []).map((text) => readRule(text, ruleIds))),
    config: value('config'),
    baseline: value('baseline'),
    writeBaseline: value('write-baseline'),
    changedSince: value('changed-since'),
    defaultExcludes: !given.switches.has('no-default-excludes'),
    jobs: readJobs(value('jobs')),
    shard: readShard(value('shard')),
    stdinPath: value('stdin-path'),
  };
  refuseContradictions(request, given);
  return request;
}

function readFormat(name: string): Format {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (!format) throw usageError(`There is no format “${name}”.`, `Available: ${Object.keys(FORMATS).join(', ')}.`);
  return format;
}

function readFailOn(text: string): Severity | 'never' {
  const levels = [...SEVERITIES, 'never'] as const;
  const level = levels.find((one) => one === text);
  if (!level) throw usageError(`--fail-on can't be “${text}”.`, `Use one of ${levels.join(', ')}.`);
  return level;
}

function readRule(text: string, ruleIds: ReadonlySet<string>): [id: string, setting: RuleSetting] {
  const [id = '', severity = ''] = text.split(/=(.*)/s);
  if (!ruleIds.has(id)) {
    const hint = didYouMean(id, [...ruleIds]) ?? '“netguide rules” lists them.';
    throw usageError(`There is no rule “${id}”.`, hint);
  }
  const setting = RULE_SETTINGS.find((one) => one === severity);
  if (!setting) throw usageError(`--rule ${text}: use ${id}=SEVERITY with one of ${RULE_SETTINGS.join(', ')}.`);
  return [id, setting];
}

function readJobs(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d?$/.test(text)) throw usageError(`--jobs can't be “${text}”.`, 'Use a number from 1 to 99.');
  return Number(text);
}

function readShard(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > of)
    throw usageError(`--shard can't be “${text}”.`, 'Use I/N with I from 1 to N, as in 2/4.');
  return { index, of };
}

function refuseContradictions(request: ScanRequest, given: Arguments): void {
  const stdin = given.switches.has('stdin');
  const partial = [
    [request.changedSince !== undefined, '--changed-since'],
    [request.shard !== undefined, '--shard'],
    [stdin, '--stdin'],
  ] as const;
  const [, part] = partial.find(([given]) => given) ?? [];
  if (request.writeBaseline !== undefined && part !== undefined) {
    throw usageError(`--write-baseline can't go with ${part}.`, 'A baseline lists the findings of all files.');
  }
  if (stdin && request.stdinPath === undefined) {
    throw usageError('--stdin needs --stdin-path.', 'The path tells the language and which configuration holds.');
  }
  if (!stdin && request.stdinPath !== undefined) throw usageError('--stdin-path needs --stdin.');
  if (stdin && given.positionals.length > 0) throw usageError('--stdin takes no other paths.');
  if (stdin && (request.changedSince !== undefined || request.shard !== undefined)) {
    throw usageError('--stdin can’t go with --changed-since or --shard.');
  }
}
