import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, Command, Range, TextDocumentEdit, TextEdit } from 'vscode-languageserver-protocol';
import { RICH, type Editor } from './support/client.ts';
import { applied, positionOf } from './support/text.ts';
import { openEditor } from './support/workspace.ts';

const URI = 'file:///project/a.swift';

async function actionsAt(
  editor: Editor,
  range: Range,
  context: Record<string, unknown> = { diagnostics: [] },
  uri = URI,
): Promise<CodeAction[]> {
  return editor.request('textDocument/codeAction', { textDocument: { uri }, range, context });
}

/** The actions on the nth occurrence of a word. */
async function actionsOn(editor: Editor, text: string, word: string, occurrence = 0, uri = URI): Promise<CodeAction[]> {
  const position = positionOf(text, word, occurrence);
  return actionsAt(editor, { start: position, end: position }, { diagnostics: [] }, uri);
}

function titled(actions: readonly CodeAction[], title: RegExp): CodeAction {
  const found = actions.find((action) => title.test(action.title));
  assert.ok(found, `${String(title)} is not among ${actions.map((action) => action.title).join(', ')}`);
  return found;
}

function editsOf(action: CodeAction): TextEdit[] {
  const [change] = action.edit?.documentChanges as TextDocumentEdit[];
  return change!.edits as TextEdit[];
}

/** Applies the action, gives the server the new text, and answers with it and what is still found. */
async function apply(editor: Editor, text: string, action: CodeAction): Promise<{ text: string; codes: unknown[] }> {
  const changed = applied(text, editsOf(action));
  editor.change(URI, 2, changed);
  return { text: changed, codes: (await editor.pull(URI)).map(({ code }) => code) };
}

const TEXT = `import Foundation

func start() {
    let socket = CFSocketCreate(nil, 0, 0, 0, 0, nil, nil)
    CFSocketInvalidate(socket)
}
`;

test('suppressing a line puts a comment above it, and hides that line only', async (t) => {
  const editor = await openEditor(t);
  editor.open(URI, TEXT);
  const action = titled(await actionsOn(editor, TEXT, 'CFSocketCreate'), /^Suppress cfsocket for this line$/);
  assert.equal(action.kind, 'quickfix');
  assert.equal(action.isPreferred, undefined);
  const after = await apply(editor, TEXT, action);
  assert.equal(after.text, TEXT.replace('    let socket', '    // netguide:disable:next cfsocket\n    let socket'));
  assert.deepEqual(after.codes, ['cfsocket']);
});

test('suppressing the file hides all of the rule', async (t) => {
  const editor = await openEditor(t);
  editor.open(URI, TEXT);
  const after = await apply(
    editor,
    TEXT,
    titled(await actionsOn(editor, TEXT, 'CFSocketInvalidate'), /for this file$/),
  );
  assert.equal(after.text, `// netguide:disable cfsocket\n${TEXT}`);
  assert.deepEqual(after.codes, []);
});

test('a second rule joins the comment that is there', async (t) => {
  const text = `    // netguide:disable:next ftp - moves in May
    let pair = (CFSocketCreate(nil), CFReadStreamCreateWithFTPURL(nil, url))
`;
  const editor = await openEditor(t);
  editor.open(URI, text);
  const after = await apply(editor, text, titled(await actionsOn(editor, text, 'CFSocketCreate'), /this line/));
  assert.match(after.text, /^ {4}\/\/ netguide:disable:next ftp cfsocket - moves in May\n/);
  assert.deepEqual(after.codes, []);
});

test('an unused suppression can be removed, with or without its comment', async (t) => {
  const text = `// netguide:disable:next cfsocket ftp - because
let s = CFSocketCreate(nil)
let a = 1 // netguide:disable:this ftp
`;
  const editor = await openEditor(t);
  editor.open(URI, text);
  const first = titled(await actionsOn(editor, text, 'ftp'), /^Remove the suppression of ftp$/);
  assert.match(applied(text, editsOf(first)), /^\/\/ netguide:disable:next cfsocket - because\n/);
  const actions = await actionsOn(editor, text, 'ftp', 1);
  assert.ok(!actions.some(({ title }) => /^Suppress/.test(title)), 'it is not suppressed in turn');
  assert.equal(applied(text, editsOf(titled(actions, /^Remove/))).split('\n')[2], 'let a = 1');
});

test('offers to read each entry: in the editor’s own view', async (t) => {
  const editor = await openEditor(t, { initializationOptions: { commands: ['netguide.readGuidance'] } });
  editor.open(URI, TEXT);
  const action = titled(await actionsOn(editor, TEXT, 'CFSocketCreate'), /^Read “TN3151: .+ › .+”$/);
  assert.equal(action.command?.command, 'netguide.readGuidance');
  const [argument] = action.command.arguments as { id: string; section: string }[];
  assert.equal(argument?.id, 'tn3151');
  assert.equal(typeof argument.section, 'string');
});

test('offers to read each entry: by showing its page, when the editor has no view but can show pages', async (t) => {
  const editor = await openEditor(t);
  editor.open(URI, TEXT);
  const action = titled(await actionsOn(editor, TEXT, 'CFSocketCreate'), /^Read “TN3151/);
  const { command, arguments: args } = action.command!;
  assert.equal(await editor.request('workspace/executeCommand', { command, arguments: args }), null);
  const shown = await editor.waitFor<{ uri: string; external: boolean }>('window/showDocument');
  assert.match(shown.uri, /^https:\/\/developer\.apple\.com\/.*tn3151.*#/);
  assert.equal(shown.external, true);
});

test('opens no page that is not in the knowledge base', async (t) => {
  const editor = await openEditor(t);
  const pages = ['https://example.com/', 'file:///etc/passwd', 'https://developer.apple.com/elsewhere', 7, null];
  for (const page of pages)
    await editor.request('workspace/executeCommand', { command: 'netguide.openSource', arguments: [page] });
  await editor.request('workspace/executeCommand', { command: 'netguide.openSource' });
  assert.ok(!editor.sent.some(({ method }) => method === 'window/showDocument'));
});

test('offers nothing to read when the editor could not do it', async (t) => {
  const editor = await openEditor(t, { capabilities: { ...RICH, window: {} } });
  editor.open(URI, TEXT);
  const titles = (await actionsOn(editor, TEXT, 'CFSocketCreate')).map(({ title }) => title);
  assert.deepEqual(titles, ['Suppress cfsocket for this line', 'Suppress cfsocket for this file']);
});

test('offers bare commands to an editor that knows no others', async (t) => {
  const editor = await openEditor(t, { capabilities: { window: RICH.window!, textDocument: { diagnostic: {} } } });
  editor.open(URI, TEXT);
  const actions = (await actionsOn(editor, TEXT, 'CFSocketCreate')) as unknown as Command[];
  assert.ok(actions.length > 0);
  for (const action of actions) assert.equal(action.command, 'netguide.openSource');
});

test('names the diagnostics that an action is about, and offers each action once', async (t) => {
  const text = 'let pair = (CFSocketCreate(nil), CFSocketCreate(nil), CFReadStreamCreateWithFTPURL(nil, url))\n';
  const editor = await openEditor(t);
  editor.open(URI, text);
  const diagnostics = await editor.pull(URI);
  assert.equal(diagnostics.length, 3);
  const whole = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  const foreign = { ...diagnostics[0], source: 'other' };
  const actions = await actionsAt(editor, whole, { diagnostics: [...diagnostics, foreign] });
  assert.equal(actions.filter(({ title }) => title === 'Suppress cfsocket for this line').length, 1);
  assert.deepEqual(titled(actions, /^Suppress cfsocket for this line/).diagnostics, [diagnostics[0]]);
  assert.deepEqual(titled(actions, /^Suppress ftp for this line/).diagnostics, [diagnostics[2]]);
});

test('answers only when quick fixes are wanted, and only where there are findings', async (t) => {
  const editor = await openEditor(t);
  editor.open(URI, TEXT);
  const position = positionOf(TEXT, 'CFSocketCreate');
  const range = { start: position, end: position };
  for (const only of [['source.fixAll'], ['refactor'], []])
    assert.deepEqual(await actionsAt(editor, range, { diagnostics: [], only }), []);
  for (const only of [['quickfix'], ['']])
    assert.notDeepEqual(await actionsAt(editor, range, { diagnostics: [], only }), []);
  assert.deepEqual(await actionsOn(editor, TEXT, 'Foundation'), []);
  assert.deepEqual(await actionsAt(editor, range, { diagnostics: [] }, 'file:///project/unknown.swift'), []);
});

test('edits without versions for an editor that knows no versioned changes', async (t) => {
  const capabilities = { ...RICH, workspace: { ...RICH.workspace, workspaceEdit: {} } };
  const editor = await openEditor(t, { capabilities });
  editor.open(URI, TEXT);
  const action = titled(await actionsOn(editor, TEXT, 'CFSocketCreate'), /this line/);
  assert.equal(action.edit?.documentChanges, undefined);
  assert.equal(action.edit?.changes?.[URI]?.length, 1);
});

test('a versioned edit names the version that it is for', async (t) => {
  const editor = await openEditor(t);
  editor.open(URI, TEXT);
  editor.change(URI, 7, `\n${TEXT}`);
  const action = titled(await actionsOn(editor, `\n${TEXT}`, 'CFSocketCreate'), /this line/);
  const [change] = action.edit?.documentChanges as TextDocumentEdit[];
  assert.deepEqual(change?.textDocument, { uri: URI, version: 7 });
});

test('never puts a comment where it would be part of a macro or a string', async (t) => {
  const macro = '#define OPEN(x) do { \\\n    CFSocketCreate(x); \\\n  } while (0)\n';
  const editor = await openEditor(t);
  editor.open('file:///project/a.m', macro, 'objective-c');
  const inMacro = await actionsOn(editor, macro, 'CFSocketCreate', 0, 'file:///project/a.m');
  assert.ok(!inMacro.some(({ title }) => /this line/.test(title)));
  titled(inMacro, /^Suppress cfsocket for this file$/);
  const string = 'let text = """\n  open: \\(CFSocketCreate(nil))\n  """\n';
  editor.open(URI, string);
  const inString = await actionsOn(editor, string, 'CFSocketCreate');
  assert.ok(!inString.some(({ title }) => /this line/.test(title)));
  titled(inString, /this file/);
});
