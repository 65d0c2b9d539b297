import assert from 'node:assert/strict';
import { Position, WorkspaceEdit, workspace } from 'vscode';
import { apply, quickFix } from './asking.ts';
import { closeAll, eventually, inWorkspace, ours, ruleOf, show, underlined, write } from './support.ts';

suite('quick fixes', () => {
  teardown(closeAll);

  test('one suppresses the line, with its indentation, and the finding goes', async () => {
    const document = await show(
      await write('Made/Line.swift', 'struct A {\n    let s: MCSession\n    let p: MCPeerID\n}\n'),
    );
    await underlined(document, ['MCSession', 'MCPeerID']);
    await apply(await quickFix(document, 'MCSession', /line/i));
    assert.equal(document.lineAt(1).text, '    // netguide:disable:next multipeer-connectivity');
    await underlined(document, ['MCPeerID']);
  });

  test('one suppresses the file', async () => {
    const document = await show(await write('Made/File.m', 'MCSession *a;\nMCPeerID *b;\nCFSocketRef c;\n'));
    await underlined(document, ['MCSession', 'MCPeerID', 'CFSocketRef']);
    await apply(await quickFix(document, 'MCPeerID', /file/i));
    assert.match(document.getText(), /^\/\/ netguide:disable multipeer-connectivity$/m);
    await underlined(document, ['CFSocketRef']);
  });

  test('no suppression is the preferred fix', async () => {
    const document = await show(await write('Made/Preferred.swift', 'let s: MCSession\n'));
    await underlined(document, ['MCSession']);
    assert.notEqual((await quickFix(document, 'MCSession', /line/i)).isPreferred, true);
  });

  test('one reads the guidance', async () => {
    const document = await show(await write('Made/Read.swift', 'let s: MCSession\n'));
    await underlined(document, ['MCSession']);
    const action = await quickFix(document, 'MCSession', /^Read /);
    assert.equal(action.command?.command, 'netguide.readGuidance');
  });

  test('one mends a hazard', async () => {
    const document = await show(inWorkspace('Parley/NewsFeed.swift'));
    const remaining = ['"http://news.parley.example/today.txt"', 'URLCredential'];
    await underlined(document, ['TLSv10', ...remaining]);
    await apply(await quickFix(document, 'TLSv10', /^Use TLSv12$/));
    assert.match(document.getText(), /tlsMinimumSupportedProtocolVersion = \.TLSv12$/m);
    await underlined(document, remaining);
  });

  test('an unused suppression is a finding that can be removed', async () => {
    const document = await show(await write('Made/Unused.swift', '// netguide:disable:next cfsocket\nlet fine = 1\n'));
    await eventually(
      () => ours(document.uri).map(ruleOf).join(),
      (rules) => rules === 'unused-suppression',
    );
    const [finding] = ours(document.uri);
    assert.ok(finding);
    await apply(await quickFix(document, document.getText(finding.range), /remove/i));
    await eventually(
      () => ours(document.uri).length,
      (count) => count === 0,
    );
    assert.doesNotMatch(document.getText(), /netguide:/);
  });

  test('the suppression of the sample project is in use: without it, its line is a finding', async () => {
    const document = await show(inWorkspace('Parley/Transcript.swift'));
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('netguide:disable:next'));
    assert.ok(line > 0);
    const edit = new WorkspaceEdit();
    edit.delete(document.uri, document.lineAt(line).rangeIncludingLineBreak);
    edit.insert(document.uri, new Position(document.lineCount, 0), 'let last: MCSession? = nil\n');
    await workspace.applyEdit(edit);
    const rules = (): string => ours(document.uri).map(ruleOf).join();
    await eventually(rules, (now) => now === 'stream-sockets,multipeer-connectivity');
  });
});
