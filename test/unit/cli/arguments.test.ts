import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArguments } from '../../../server/src/cli/arguments.ts';
import { isUsageError, type UsageError } from '../../../server/src/cli/usage-error.ts';

const OPTIONS = [
  { name: 'format', value: 'FORMAT', help: '' },
  { name: 'rule', value: 'ID', repeated: true, help: '' },
  { name: 'stdin', help: '' },
];

function mistake(...words: string[]): UsageError {
  try {
    readArguments(words, OPTIONS);
  } catch (error) {
    assert.ok(isUsageError(error));
    return error;
  }
  return assert.fail(`accepted ${words.join(' ')}`);
}

test('options, switches and the rest in any order', () => {
  const given = readArguments(
    ['a', '--format', 'json', '--rule=x=1', 'b', '--stdin', '--rule', 'y', '--', '--c'],
    OPTIONS,
  );
  assert.deepEqual(
    [...given.values],
    [
      ['format', ['json']],
      ['rule', ['x=1', 'y']],
    ],
  );
  assert.deepEqual([...given.switches], ['stdin']);
  assert.deepEqual(given.positionals, ['a', 'b', '--c']);
});

test('of an option that counts once, the last is meant', () => {
  assert.deepEqual(readArguments(['--format', 'a', '--format', 'b'], OPTIONS).values.get('format'), ['b']);
});

test('a value may start with a dash when it is glued on, and a lone dash is a value', () => {
  assert.deepEqual(readArguments(['--format=-x', '--rule', '-'], OPTIONS).values.get('format'), ['-x']);
});

test('what is not known is refused, with a guess', () => {
  assert.equal(mistake('--formt', 'json').hint, 'Did you mean “--format”?');
  assert.equal(mistake('--zzz').hint, undefined);
  assert.match(mistake('-x').message, /“-x”/);
  assert.match(mistake('-format').message, /no option/);
});

test('values that are missing or too many are refused', () => {
  assert.match(mistake('--format').message, /--format needs a value/);
  assert.match(mistake('--format', '--stdin').message, /--format needs a value/);
  assert.match(mistake('--format=').message, /--format needs a value/);
  assert.match(mistake('--stdin=yes').message, /--stdin takes no value/);
});
