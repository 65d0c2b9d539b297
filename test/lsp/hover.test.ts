import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarkupContent } from 'vscode-languageserver-protocol';
import { RICH, type Editor } from './support/client.ts';
import { covered, positionOf } from './support/text.ts';
import { openEditor } from './support/workspace.ts';

const TEXT = 'let a = 1\nlet session = MCSession(peer: id)\n';
const URI = 'file:///project/a.swift';

async function hoverOn(editor: Editor, word: string): Promise<MarkupContent> {
  editor.open(URI, TEXT);
  const hover = await editor.hover(URI, positionOf(TEXT, word));
  assert.ok(hover);
  assert.equal(covered(TEXT, hover.range!), word);
  return hover.contents as MarkupContent;
}

test('says why, since when, what instead and where to read on', async (t) => {
  const { kind, value } = await hoverOn(await openEditor(t), 'MCSession');
  assert.equal(kind, 'markdown');
  assert.match(value, /^\*\*`MCSession`\*\* is deprecated since iOS.* 27/);
  assert.match(value, /\*\*Instead:\*\* .*`NetworkConnection`.* \(from iOS 26\)/);
  assert.match(value, /- \[TN3213: [^\]]+ › [^\]]+\]\(https:\/\/developer\.apple\.com\/\S+#\S+\)/);
  assert.ok(value.split('\n').length < 16, 'short');
});

test('links to the reading view of an editor that has one, and to the source as well', async (t) => {
  const editor = await openEditor(t, { initializationOptions: { commands: ['netguide.readGuidance'] } });
  const { value } = await hoverOn(editor, 'MCSession');
  const link = /\]\(command:netguide\.readGuidance\?([^)]+)\) \(\[source\]\(https:/.exec(value);
  assert.ok(link, value);
  const [argument] = JSON.parse(decodeURIComponent(link[1]!)) as { id: string; section?: string }[];
  assert.equal(argument?.id, 'tn3213');
  assert.ok(argument.section);
});

test('names the replacement’s release on the project’s platform', async (t) => {
  const editor = await openEditor(t);
  editor.settings = () => ({ deploymentTargets: { macos: '27.0' } });
  assert.match((await hoverOn(editor, 'MCSession')).value, /\(from macOS 26\)/);
});

test('is plain text for an editor that shows no Markdown', async (t) => {
  const capabilities = {
    ...RICH,
    textDocument: { ...RICH.textDocument, hover: { contentFormat: ['plaintext' as const] } },
  };
  const { kind, value } = await hoverOn(await openEditor(t, { capabilities }), 'MCSession');
  assert.equal(kind, 'plaintext');
  assert.match(value, /^MCSession is deprecated since/);
  assert.match(value, /^TN3213: .*: https:\/\/developer/m);
  assert.doesNotMatch(value, /[*`[\]]/);
});

test('says nothing where there is no finding', async (t) => {
  const editor = await openEditor(t);
  editor.open(URI, TEXT);
  assert.equal(await editor.hover(URI, positionOf(TEXT, 'let a')), null);
  assert.equal(await editor.hover('file:///project/unknown.swift', { line: 0, character: 0 }), null);
  assert.equal(await editor.hover(URI, { line: 900, character: 900 }), null);
});
