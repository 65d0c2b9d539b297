import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Command,
  type Diagnostic,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Finding, TextEdit } from '../analysis/finding.ts';
import type { DocumentLanguage } from '../analysis/source/language.ts';
import { UNUSED_SUPPRESSION } from '../analysis/suppression/suppress.ts';
import { OPEN_SOURCE_COMMAND, READ_GUIDANCE_COMMAND } from '../protocol.ts';
import type { ServerContext } from './context.ts';
import { languageOfDocument, type Snapshot } from './findings.ts';
import { guardRequest } from './guard.ts';
import { referencesOf } from './hover-text.ts';
import { opensSources } from './open-source.ts';
import { createSuppressionEdits, type TextChange } from './suppression-edits.ts';
import { SOURCE } from './to-lsp.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

/** More findings than this in one selection are not offered one by one. */
const FINDING_LIMIT = 20;

/** Offers, for the findings in a selection, to mend them, to read the guidance and to suppress the rule. Nothing is ever preferred. */
export function registerCodeActions(context: ServerContext): ServerCapabilities {
  const { connection, findings, positions } = context;
  const answer = async (params: CodeActionParams): Promise<(CodeAction | Command)[]> => {
    if (!wantsQuickFix(params.context.only)) return [];
    const snapshot = await findings.of(params.textDocument.uri);
    if (snapshot === undefined) return [];
    const start = positions.offset(snapshot.document, params.range.start);
    const end = positions.offset(snapshot.document, params.range.end);
    const touched = snapshot.findings.filter((finding) => finding.start <= end && finding.end >= start);
    return offer(context, snapshot, touched.slice(0, FINDING_LIMIT), params.context.diagnostics);
  };
  connection.onCodeAction(guardRequest(connection.console, 'code actions', [], answer));
  return { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } };
}

function wantsQuickFix(only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix);
}

async function offer(
  context: ServerContext,
  snapshot: Snapshot,
  findings: readonly Finding[],
  shown: readonly Diagnostic[],
): Promise<(CodeAction | Command)[]> {
  const commands = findings.map((finding) => ({ finding, commands: readCommands(context, finding) }));
  if (!context.client.codeActionLiterals) return unique(commands.flatMap((one) => one.commands));
  const language = languageOfDocument(snapshot.document);
  if (language === undefined) return [];
  const reads = commands.flatMap(({ finding, commands: offered }) =>
    offered.map((command) => ({ title: command.title, command, ...fixes(context, snapshot, finding, shown) })),
  );
  const toActions = async (changes: readonly Change[]): Promise<CodeAction[]> => {
    const made = changes.map(async ({ title, finding, changes: edits }): Promise<CodeAction[]> => {
      const edit = await toWorkspaceEdit(context, snapshot, edits);
      return edit === undefined ? [] : [{ title, edit, ...fixes(context, snapshot, finding, shown) }];
    });
    return (await Promise.all(made)).flat();
  };
  const mending = await toActions(findings.flatMap(mends));
  const suppressing = await toActions(suppressionsOf(snapshot, language, findings));
  return unique<CodeAction | Command>([...mending, ...reads, ...suppressing]);
}

/** The kind, and the diagnostics that the editor sent along and that are about this finding. */
function fixes(
  { positions }: ServerContext,
  { document }: Snapshot,
  finding: Finding,
  shown: readonly Diagnostic[],
): Pick<CodeAction, 'kind' | 'diagnostics'> {
  const { line, character } = positions.at(document, finding.start);
  const diagnostics = shown.filter(
    ({ source, code, range }) =>
      source === SOURCE && code === finding.ruleId && range.start.line === line && range.start.character === character,
  );
  return { kind: CodeActionKind.QuickFix, ...(diagnostics.length > 0 && { diagnostics }) };
}

function readCommands({ client, host: { base } }: ServerContext, finding: Finding): Command[] {
  const known = referencesOf(finding, base, client.readsGuidance);
  const title = (label: string): string => `Read “${label}”`;
  if (client.readsGuidance)
    return known.map((ref) => ({ title: title(base.label(ref)), command: READ_GUIDANCE_COMMAND, arguments: [ref] }));
  if (!opensSources(client)) return [];
  return known.map((ref) => ({
    title: title(base.label(ref)),
    command: OPEN_SOURCE_COMMAND,
    arguments: [base.href(ref)],
  }));
}

interface Change {
  readonly title: string;
  readonly finding: Finding;
  readonly changes: readonly TextEdit[];
}

/** The edits that mend a finding, best first. */
function mends(finding: Finding): readonly Change[] {
  return (finding.fixes ?? []).map(({ title, edits }) => ({ title, finding, changes: edits }));
}

/** The edits of suppression comments, those that affect least first. */
function suppressionsOf({ document }: Snapshot, language: DocumentLanguage, findings: readonly Finding[]): Change[] {
  const edits = createSuppressionEdits(document.getText(), language);
  const make = (title: string, finding: Finding, change: TextChange | undefined): Change[] =>
    change === undefined ? [] : [{ title, finding, changes: [change] }];
  const unused = findings.filter(({ ruleId }) => ruleId === UNUSED_SUPPRESSION);
  const others = findings.filter(({ ruleId }) => ruleId !== UNUSED_SUPPRESSION);
  return [
    ...unused.flatMap((one) => make(`Remove the suppression of ${one.symbol}`, one, edits.removeSuppression(one))),
    ...others.flatMap((one) => make(`Suppress ${one.ruleId} for this line`, one, edits.suppressLine(one))),
    ...others.flatMap((one) => make(`Suppress ${one.ruleId} for this file`, one, edits.suppressFile(one.ruleId))),
  ];
}

/** One of each: neighbours on a line share their suppression, and findings share their guidance. */
function unique<Action extends CodeAction | Command>(actions: readonly Action[]): Action[] {
  const seen = new Set<string>();
  return actions.filter((action) => {
    const key = JSON.stringify([action.title, 'edit' in action ? action.edit : undefined]);
    return !seen.has(key) && seen.add(key);
  });
}
