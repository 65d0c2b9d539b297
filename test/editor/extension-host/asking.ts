import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionKind,
  commands,
  type Hover,
  MarkdownString,
  type TextDocument,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { eventually, ours } from './support.ts';

/** What the hover at a text says, as Markdown. */
export async function hoverAt(document: TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const ask = (): Thenable<Hover[]> => commands.executeCommand('vscode.executeHoverProvider', document.uri, position);
  const hovers = await eventually(ask, (answer) => answer.length > 0);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof MarkdownString ? content.value : ''))
    .join('\n');
}

/** Our quick fix at the only text of that spelling, once the editor offers it. */
export async function quickFix(document: TextDocument, text: string, title: RegExp): Promise<CodeAction> {
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

/** Applies what a quick fix edits. */
export async function apply({ edit }: CodeAction): Promise<void> {
  assert.ok(edit instanceof WorkspaceEdit, 'the action edits');
  assert.ok(await workspace.applyEdit(edit));
}
