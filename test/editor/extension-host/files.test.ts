import assert from 'node:assert/strict';
import { commands, type Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { closeAll, eventually, inWorkspace, ours, show, underlined, write } from './support.ts';

const CODE = 'let session: MCSession\n';

async function silent(uri: Uri): Promise<void> {
  await eventually(
    () => ours(uri).length,
    (count) => count === 0,
  );
}

suite('files that come and go', () => {
  teardown(closeAll);

  test('closing a file takes its findings away', async () => {
    const document = await show(await write('Made/Closed.swift', CODE));
    await underlined(document, ['MCSession']);
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await silent(document.uri);
  });

  test('deleting an open file takes its findings away', async () => {
    const document = await show(await write('Made/Deleted.swift', CODE));
    await underlined(document, ['MCSession']);
    const edit = new WorkspaceEdit();
    edit.deleteFile(document.uri);
    await workspace.applyEdit(edit);
    await silent(document.uri);
  });

  test('renaming an open file moves its findings', async () => {
    const before = await show(await write('Made/Before.swift', CODE));
    await underlined(before, ['MCSession']);
    await rename(before.uri, 'Made/After.swift');
    await silent(before.uri);
    await underlined(await workspace.openTextDocument(inWorkspace('Made/After.swift')), ['MCSession']);
  });

  test('renamed to another language, a file is no longer looked at', async () => {
    const document = await show(await write('Made/Notes.swift', CODE));
    await underlined(document, ['MCSession']);
    await rename(document.uri, 'Made/Notes.txt');
    await eventually(
      () => window.activeTextEditor?.document.languageId,
      (language) => language === 'plaintext',
    );
    await silent(document.uri);
    await silent(inWorkspace('Made/Notes.txt'));
  });
});

suite('entitlements for a Developer ID', () => {
  teardown(closeAll);

  const list = (value: string): string =>
    `<plist version="1.0"><dict><key>com.apple.developer.networking.networkextension</key><array><string>${value}</string></array></dict></plist>\n`;

  test('each run writes a new file beside the original and shows it', async () => {
    const original = await show(await write('Made/Filter.entitlements', list('content-filter-provider')));
    for (const name of ['Filter-DeveloperID', 'Filter-DeveloperID-2']) {
      await commands.executeCommand('netguide.writeDeveloperIdEntitlements', original.uri);
      assert.equal(window.activeTextEditor?.document.uri.path, inWorkspace(`Made/${name}.entitlements`).path);
      assert.equal(window.activeTextEditor.document.getText(), list('content-filter-provider-systemextension'));
    }
    assert.equal(original.getText(), list('content-filter-provider'));
  });
});

async function rename(from: Uri, path: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.renameFile(from, inWorkspace(path), { overwrite: true });
  await workspace.applyEdit(edit);
}
