import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Emitter } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { BARE_SURROUNDINGS } from '../../../server/src/analysis/project-context.ts';
import { createFindings, languageOfDocument, type Findings } from '../../../server/src/features/findings.ts';
import type { DocumentScope } from '../../../server/src/features/settings-store.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/settings.ts';
import { testEngine } from './knowledge.ts';

interface World {
  readonly findings: Findings;
  readonly documents: Map<string, TextDocument>;
  scope: DocumentScope;
  current: boolean;
  close(uri: string): void;
}

function createWorld(text: string): World {
  const closed = new Emitter<{ document: TextDocument }>();
  const saved = new Emitter<{ document: TextDocument }>();
  const documents = new Map([['a', TextDocument.create('a', 'swift', 1, text)]]);
  const world = {
    documents,
    current: true,
    scope: {
      settings: DEFAULT_SETTINGS,
      configuration: undefined,
      excluded: false,
      surroundings: BARE_SURROUNDINGS,
      sourcesOf: () => Promise.resolve(undefined),
      problems: [],
    } as DocumentScope,
    close: (uri: string) => {
      const document = documents.get(uri)!;
      documents.delete(uri);
      closed.fire({ document });
    },
  };
  const store = { of: () => Promise.resolve(world.scope), isCurrent: () => world.current };
  const source = {
    get: (uri: string) => documents.get(uri),
    onDidClose: closed.event,
    onDidSave: saved.event,
    keys: () => [...documents.keys()],
  };
  return Object.assign(world, { findings: createFindings(source, testEngine(), store) });
}

test('remembers the result for as long as text and settings stay', async () => {
  const world = createWorld('OldSocketCreate()');
  const first = await world.findings.of('a');
  assert.equal(first?.findings.length, 1);
  assert.equal(await world.findings.of('a'), first);
  TextDocument.update(world.documents.get('a')!, [{ text: 'x()' }], 2);
  const second = await world.findings.of('a');
  assert.deepEqual([second?.version, second?.findings.length], [2, 0]);
  world.scope = { ...world.scope };
  assert.notEqual(await world.findings.of('a'), second);
});

test('has no result when the text, the document or the settings change meanwhile', async () => {
  const changes: ((world: World) => void)[] = [
    ({ documents }) => TextDocument.update(documents.get('a')!, [{ text: 'x()' }], 2),
    ({ documents }) => documents.set('a', TextDocument.create('a', 'swift', 1, 'x()')),
    (world) => (world.current = false),
    (world) => {
      world.close('a');
    },
  ];
  for (const change of changes) {
    const world = createWorld('OldSocketCreate()');
    const result = world.findings.of('a');
    change(world);
    assert.equal(await result, undefined);
  }
  assert.equal(await createWorld('').findings.of('unknown'), undefined);
});

test('a retired document has no findings until it is edited, revived or opened again', async () => {
  const world = createWorld('OldSocketCreate()');
  const count = async (): Promise<number | undefined> => (await world.findings.of('a'))?.findings.length;
  const told: string[] = [];
  world.findings.onDidChange((uri) => told.push(uri));
  assert.equal(await count(), 1);
  world.findings.retire('a');
  assert.equal(await count(), 0);
  world.findings.revive('a');
  assert.equal(await count(), 1);
  world.findings.revive('a');
  assert.deepEqual(told, ['a', 'a'], 'told once for each change');
  world.findings.retire('a');
  TextDocument.update(world.documents.get('a')!, [{ text: 'OldSocketCreate() ' }], 2);
  assert.equal(await count(), 1);
  world.findings.retire('a');
  world.close('a');
  world.documents.set('a', TextDocument.create('a', 'swift', 2, 'OldSocketCreate()'));
  assert.equal(await count(), 1);
  world.findings.retire('unknown');
});

test('excluded documents and unknown languages have no findings', async () => {
  const world = createWorld('OldSocketCreate()');
  world.scope = { ...world.scope, excluded: true };
  assert.deepEqual((await world.findings.of('a'))?.findings, []);
});

test('the language id decides, then the extension', () => {
  const language = (uri: string, id: string) => languageOfDocument(TextDocument.create(uri, id, 1, ''));
  assert.equal(language('file:///a.m', 'swift'), 'swift');
  assert.equal(language('file:///a.m', 'objc-new'), 'c');
  assert.equal(language('git:/a.swift?{"ref":"x.py"}', 'plaintext'), 'swift');
  assert.equal(language('file:///a.py', 'python'), undefined);
});
