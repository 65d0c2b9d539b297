import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TargetContext, UseInFile } from '../../../../server/src/analysis/project-context.ts';
import { parsePropertyList } from '../../../../server/src/analysis/property-list/parse.ts';
import { entryOf } from '../../../../server/src/analysis/property-list/queries.ts';
import { uncoveredConnections } from '../../../../server/src/plist-rules/ats/uncovered.ts';
import { target } from '../../../support/targets.ts';

const place = { path: '/project/Link.swift', line: 3, column: 5, endLine: 3, endColumn: 17 };
const use = (kind: UseInFile['kind']): UseInFile => ({ kind, place });

function found(inside: string, ...targets: readonly Partial<TargetContext>[]): readonly string[] {
  const { root } = parsePropertyList(`<dict><key>NSAppTransportSecurity</key><dict>${inside}</dict></dict>`);
  const project = { targets: targets.map((known) => target({ standsAlone: true, ...known })) };
  return uncoveredConnections(entryOf(root, 'NSAppTransportSecurity')!, project).map(({ message }) => message);
}

const ARBITRARY = '<key>NSAllowsArbitraryLoads</key><true/>';
const DOMAIN =
  '<key>NSExceptionDomains</key><dict><key>a.com</key><dict><key>NSExceptionAllowsInsecureHTTPLoads</key><true/></dict></dict>';

test('exceptions of an app that connects by what ATS does not look at', () => {
  for (const inside of [ARBITRARY, DOMAIN]) {
    const [message, ...others] = found(inside, { uses: [use('connects')] });
    assert.match(message!, /change nothing for Network framework, streams and sockets/);
    assert.deepEqual(others, []);
  }
});

test('quiet where the exceptions may matter, or nothing is known', () => {
  const cases: readonly (readonly [string, readonly Partial<TargetContext>[]])[] = [
    [ARBITRARY, []],
    [ARBITRARY, [{}]],
    [ARBITRARY, [{ uses: [] }]],
    [ARBITRARY, [{ uses: [use('connects'), use('loads-urls')] }]],
    [ARBITRARY, [{ uses: [use('connects')], standsAlone: undefined }]],
    [ARBITRARY, [{ uses: [use('connects')] }, { uses: [use('loads-urls')] }]],
    ['<key>NSAllowsArbitraryLoads</key><false/>', [{ uses: [use('connects')] }]],
    ['<key>NSAllowsLocalNetworking</key><true/>', [{ uses: [use('connects')] }]],
  ];
  for (const [inside, targets] of cases) assert.deepEqual(found(inside, ...targets), [], inside);
});
