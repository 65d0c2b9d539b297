import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProjectContext, TargetList } from '../../../../server/src/analysis/project-context.ts';
import { asWritten } from '../../../../server/src/analysis/property-list/as-written.ts';
import type { PlistDict } from '../../../../server/src/analysis/property-list/model.ts';
import { parsePropertyList } from '../../../../server/src/analysis/property-list/parse.ts';
import type { PropertyListFile, PropertyListKind } from '../../../../server/src/analysis/property-list/rule.ts';

const SAVED = '<dict><key>a</key><string>old</string><key>b</key><array><string>x</string></array></dict>';

function rootOf(text: string): PlistDict {
  const { root } = parsePropertyList(text);
  assert.ok(root?.kind === 'dict');
  return root;
}

function written(text: string, kind: PropertyListKind = 'info'): PropertyListFile {
  return { ...parsePropertyList(text), root: rootOf(text), text, kind };
}

/** A project of one target whose Info.plist is {@link SAVED}, and whose project file adds a key and an item. */
function projectWith(file: TargetList['file']): ProjectContext {
  const values = { a: 'old', b: ['x', 'added'], c: true };
  const nothing = { enabled: undefined, outgoing: undefined, incoming: undefined };
  const target = { name: 'App', kind: 'application', runsOn: [], deploymentTargets: {} } as const;
  const lists = { info: { values, file }, entitlements: { values: {}, file: undefined } };
  return { targets: [{ ...target, ...lists, developerId: undefined, sandbox: nothing, uses: undefined }] };
}

const PROJECT = projectWith({ path: '/App/Info.plist', text: SAVED, root: rootOf(SAVED) });

function valuesOf(project: ProjectContext | undefined): unknown {
  return project?.targets[0]?.info?.values;
}

test('a text that is that of the file changes nothing', () => {
  assert.equal(asWritten(PROJECT, written(SAVED)), PROJECT);
  assert.equal(asWritten(undefined, written(SAVED)), undefined);
});

test('what was typed counts before it is saved, beside what the project file adds', () => {
  const typed =
    '<dict><key>b</key><array><string>y</string></array><key>c</key><true/><key>d</key><string>new</string></dict>';
  assert.deepEqual(valuesOf(asWritten(PROJECT, written(typed))), { b: ['y', 'added'], c: true, d: 'new' });
});

test('what was removed is gone, but for what the project file adds', () => {
  assert.deepEqual(valuesOf(asWritten(PROJECT, written('<dict></dict>'))), { b: ['added'], c: true });
});

test('a text that is half typed changes nothing', () => {
  assert.equal(asWritten(PROJECT, written('<dict><key>a</key>')), PROJECT);
});

test('neither does a list of the other kind, or one of several files', () => {
  assert.deepEqual(valuesOf(asWritten(PROJECT, written('<dict></dict>', 'entitlements'))), valuesOf(PROJECT));
  const several = projectWith(undefined);
  assert.deepEqual(valuesOf(asWritten(several, written('<dict></dict>'))), valuesOf(several));
});
