import assert from 'node:assert/strict';
import { commands, extensions, languages, TabInputWebview, window, type CompletionList } from 'vscode';
import { closeAll, eventually, ours, show, underlined, write } from './support.ts';

const EXTENSION = 'netguide.netguide';

/** Titles of the tabs that hold a web page, such as a Markdown preview. */
function previews(): string[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview)
    .map(({ label }) => label);
}

suite('commands', () => {
  teardown(closeAll);

  test('every command of the manifest is registered', async () => {
    await extensions.getExtension(EXTENSION)?.activate();
    const manifest = extensions.getExtension(EXTENSION)?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const declared = manifest.contributes.commands.map(({ command }) => command);
    for (const id of ['lookUpGuidance', 'scanWorkspace', 'readGuidance', 'showOutput', 'restartServer']) {
      assert.ok(declared.includes(`netguide.${id}`), id);
    }
    const registered = await commands.getCommands(true);
    assert.deepEqual(
      declared.filter((id) => !registered.includes(id)),
      [],
    );
  });

  test('reading guidance opens a preview beside the code', async () => {
    await show(await write('Made/Reader.swift', 'let session: MCSession\n'));
    await commands.executeCommand('netguide.readGuidance', { id: 'tn3213', section: 'discover-peers' });
    await eventually(previews, (labels) => labels.some((label) => /tn3213/i.test(label)));
    assert.equal(window.tabGroups.all.length, 2);
  });

  test('a restart of the server forgets all findings and finds them again', async () => {
    const document = await show(await write('Made/Restart.swift', 'let session: MCSession\n'));
    await underlined(document, ['MCSession']);
    let forgotten = false;
    const listener = languages.onDidChangeDiagnostics(() => (forgotten ||= ours(document.uri).length === 0));
    await commands.executeCommand('netguide.restartServer');
    await eventually(() => forgotten, Boolean);
    listener.dispose();
    await underlined(document, ['MCSession']);
  });

  test('snippets are offered', async () => {
    const document = await show(await write('Made/Snippet.swift', 'ng-\n'));
    const ask = async (): Promise<string[]> => {
      const position = document.lineAt(0).range.end;
      const list = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      );
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    const labels = await eventually(ask, (answer) => answer.some((label) => label.startsWith('ng-')));
    assert.ok(labels.includes('ng-nwconnection'), labels.join());
  });
});
