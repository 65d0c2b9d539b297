import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TargetContext, UseInFile } from '../../../server/src/analysis/project-context.ts';
import { parsePropertyList } from '../../../server/src/analysis/property-list/parse.ts';
import rule from '../../../server/src/plist-rules/background-mode.ts';
import { target } from '../../support/targets.ts';

const place = { path: '/project/Link.swift', line: 3, column: 5, endLine: 3, endColumn: 17 };
const use = (kind: UseInFile['kind']): UseInFile => ({ kind, place });

function found(modes: readonly string[], ...targets: readonly Partial<TargetContext>[]): readonly string[] {
  const text = `<dict><key>UIBackgroundModes</key><array>${modes.map((one) => `<string>${one}</string>`).join('')}</array></dict>`;
  const { root, ...list } = parsePropertyList(text);
  assert.ok(root?.kind === 'dict');
  const project = { targets: targets.map((known) => target({ standsAlone: true, ...known })) };
  return rule.check({ ...list, kind: 'info', text, root }, project).map(({ start, end, confidence, related }) => {
    assert.equal(related?.length, 1);
    return `${text.slice(start, end)} ${confidence}`;
  });
}

test('a mode of an app that connects and does nothing that the mode is for', () => {
  assert.deepEqual(found(['voip', 'fetch'], { uses: [use('connects'), use('audio')] }), ['voip likely']);
  assert.deepEqual(found(['audio'], { uses: [use('listens'), use('calls')] }), ['audio likely']);
});

test('quiet where the app does it, does not connect, or was not read whole', () => {
  const cases: readonly (readonly Partial<TargetContext>[])[] = [
    [],
    [{}],
    [{ uses: [] }],
    [{ uses: [use('connects'), use('calls')] }],
    [{ uses: [use('connects')], standsAlone: undefined }],
    [{ uses: [use('connects')] }, { uses: [use('connects'), use('calls')] }],
  ];
  for (const targets of cases) assert.deepEqual(found(['voip', 'location', 'fetch'], ...targets), []);
});
