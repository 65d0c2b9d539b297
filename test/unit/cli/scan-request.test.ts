import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArguments } from '../../../server/src/cli/arguments.ts';
import { readScanRequest, SCAN_OPTIONS, type ScanRequest } from '../../../server/src/cli/scan-request.ts';
import { isUsageError } from '../../../server/src/cli/usage-error.ts';
import { FORMATS } from '../../../server/src/report/formats.ts';

function request(...words: string[]): ScanRequest {
  return readScanRequest(readArguments(words, SCAN_OPTIONS), new Set(['ftp', 'cfsocket']));
}

test('what holds where nothing is said', () => {
  const { paths, format, failOn, rules, defaultExcludes, jobs, shard, stdinPath } = request();
  assert.deepEqual(
    { paths, failOn, rules, defaultExcludes, jobs, shard, stdinPath },
    {
      paths: ['.'],
      failOn: 'warning',
      rules: {},
      defaultExcludes: true,
      jobs: undefined,
      shard: undefined,
      stdinPath: undefined,
    },
  );
  assert.equal(format, FORMATS['text']);
});

test('everything said', () => {
  const given = request(
    'a',
    'b',
    '--format=json',
    '--fail-on',
    'never',
    '--rule',
    'ftp=off',
    '--rule',
    'cfsocket=error',
    '--jobs',
    '3',
    '--shard',
    '2/4',
    '--no-default-excludes',
  );
  assert.deepEqual(given.paths, ['a', 'b']);
  assert.deepEqual([given.failOn, given.jobs, given.defaultExcludes], ['never', 3, false]);
  assert.deepEqual(given.rules, { ftp: 'off', cfsocket: 'error' });
  assert.deepEqual(given.shard, { index: 2, of: 4 });
});

test('mistakes are usage errors that say what would do', () => {
  const cases: [words: string[], message: RegExp, hint?: RegExp][] = [
    [['--format', 'sarif'], /no format “sarif”/, /text, json/],
    [['--format', 'toString'], /no format/],
    [['--fail-on', 'warn'], /--fail-on can't be “warn”/, /error, warning, information, hint, never/],
    [['--rule', 'ftpp=off'], /no rule “ftpp”/, /“ftp”/],
    [['--rule', 'zzzzzz=off'], /no rule/, /netguide rules/],
    [['--rule', 'ftp'], /--rule ftp: use ftp=SEVERITY/],
    [['--rule', 'ftp=loud'], /off, hint, information, warning, error/],
    [['--jobs', '0'], /--jobs/],
    [['--jobs', 'two'], /--jobs/],
    [['--shard', '0/2'], /--shard/, /I\/N/],
    [['--shard', '3/2'], /--shard/],
    [['--shard', '1'], /--shard/],
    [['--stdin'], /--stdin needs --stdin-path/],
    [['--stdin-path', 'a.m'], /--stdin-path needs --stdin/],
    [['--stdin', '--stdin-path', 'a.m', 'b.m'], /no other paths/],
    [['--stdin', '--stdin-path', 'a.m', '--shard', '1/2'], /--shard/],
    [['--write-baseline', 'b', '--changed-since', 'HEAD'], /--write-baseline can't go with --changed-since/],
    [['--write-baseline', 'b', '--shard', '1/2'], /--write-baseline can't go with --shard/],
  ];
  for (const [words, message, hint = /^/] of cases) {
    assert.throws(
      () => request(...words),
      (error) => isUsageError(error) && message.test(error.message) && hint.test(error.hint ?? ''),
      words.join(' '),
    );
  }
});
