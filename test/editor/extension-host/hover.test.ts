import assert from 'node:assert/strict';
import { commands, MarkdownString, type Hover, type TextDocument } from 'vscode';
import { closeAll, eventually, show, underlined, write } from './support.ts';

/** What the hover at a text says, as Markdown. */
async function hoverAt(document: TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const ask = (): Thenable<Hover[]> => commands.executeCommand('vscode.executeHoverProvider', document.uri, position);
  const hovers = await eventually(ask, (answer) => answer.length > 0);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof MarkdownString ? content.value : ''))
    .join('\n');
}

suite('hover', () => {
  teardown(closeAll);

  test('says since when, what instead, and where to read it', async () => {
    const document = await show(await write('Made/Hover.swift', 'import MultipeerConnectivity\nlet s: MCSession\n'));
    await underlined(document, ['MCSession']);
    const text = await hoverAt(document, 'MCSession');
    assert.match(text, /`MCSession`.*deprecated since .*iOS.* 27/);
    assert.match(text, /NetworkConnection/);
    assert.match(text, /command:netguide\.readGuidance\?/);
    assert.match(text, /https:\/\/developer\.apple\.com\//);
  });

  test('names the replacement of the language', async () => {
    const document = await show(await write('Made/Hover.m', 'void f(void) { MCSession *session = nil; }\n'));
    await underlined(document, ['MCSession']);
    const text = await hoverAt(document, 'MCSession');
    assert.match(text, /nw_connection_t/);
    assert.doesNotMatch(text, /NetworkConnection/);
  });
});
