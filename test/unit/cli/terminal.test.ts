import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wantsColors } from '../../../server/src/cli/terminal.ts';

test('colours on a terminal only, unless the environment says otherwise', () => {
  const cases: [isTerminal: boolean, environment: NodeJS.ProcessEnv, colors: boolean][] = [
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '' }, false],
  ];
  for (const [isTerminal, environment, colors] of cases) {
    assert.equal(wantsColors(isTerminal, environment), colors, JSON.stringify([isTerminal, environment]));
  }
});
