import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import { readClient, type ClientProfile } from '../../../server/src/features/client.ts';

function read(capabilities: ClientCapabilities, initializationOptions?: unknown): ClientProfile {
  const params: InitializeParams = { processId: null, rootUri: null, capabilities, initializationOptions };
  return readClient(params);
}

test('an editor that says nothing can do nothing', () => {
  assert.deepEqual(read({}), {
    pullsDiagnostics: false,
    refreshesDiagnostics: false,
    diagnostics: { codeDescription: false, tags: [], data: false, version: false, relatedInformation: false },
    hoverFormat: 'plaintext',
    codeActionLiterals: false,
    documentChanges: false,
    showsDocuments: false,
    readsGuidance: false,
    knowsProtocol: false,
    answersConfiguration: false,
    registersConfiguration: false,
    registersWatchers: false,
    initialSettings: undefined,
  });
});

test('what a diagnostic may hold is announced with either way of delivery', () => {
  const published = { codeDescriptionSupport: true, tagSupport: { valueSet: [1 as const] }, versionSupport: true };
  const support = { codeDescription: true, tags: [1], data: false, version: true, relatedInformation: false };
  assert.deepEqual(read({ textDocument: { publishDiagnostics: published } }).diagnostics, support);
  assert.deepEqual(read({ textDocument: { publishDiagnostics: published, diagnostic: {} } }).diagnostics, support);
  const asked = { dataSupport: true, tagSupport: { valueSet: [2 as const] } };
  assert.deepEqual(read({ textDocument: { publishDiagnostics: published, diagnostic: asked } }).diagnostics, {
    ...support,
    tags: [2],
    data: true,
  });
});

test('options of any shape are read without harm', () => {
  for (const options of [null, 7, 'text', [], { commands: 'netguide.readGuidance' }, { commands: null }]) {
    const { readsGuidance, knowsProtocol } = read({}, options);
    assert.deepEqual({ readsGuidance, knowsProtocol }, { readsGuidance: false, knowsProtocol: false });
  }
  const known = read({}, { commands: ['netguide.readGuidance'], settings: 5 });
  assert.deepEqual([known.readsGuidance, known.knowsProtocol, known.initialSettings], [true, true, 5]);
  assert.deepEqual([read({}, { commands: [] }).readsGuidance, read({}, { commands: [] }).knowsProtocol], [false, true]);
});
