import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionKind,
  commands,
  Position,
  WorkspaceEdit,
  workspace,
  type TextDocument,
} from 'vscode';
import { closeAll, eventually, inWorkspace, ours, ruleOf, show, underlined, write } from './support.ts';

/** Our quick fix at the only text of that spelling, once the editor offers it. */
async function quickFix(document: TextDocument, text: string, title: RegExp): Promise<CodeAction> {
  const finding = ours(document.uri).find(({ range }) => document.getText(range) === text);
  assert.ok(finding, `${text} is underlined`);
  const ask = async (): Promise<CodeAction | undefined> => {
    const kind = CodeActionKind.QuickFix.value;
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      kind,
    );
    return actions.find((action) => title.test(action.title));
  };
  const action = await eventually(ask, (answer) => answer !== undefined);
  assert.ok(action);
  return action;
}

async function apply({ edit }: CodeAction): Promise<void> {
  assert.ok(edit instanceof WorkspaceEdit, 'the action edits');
  assert.ok(await workspace.applyEdit(edit));
}

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
