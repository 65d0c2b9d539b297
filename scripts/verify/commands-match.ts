/**
 * Fact: every command of the manifest is registered by the client, and every command that the client registers, or that
 * a menu or a welcome text names, is in the manifest. A typing error in either shows up only when somebody clicks.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Node, SyntaxKind, type CallExpression } from 'ts-morph';
import type { Problem } from '../knowledge/problems.ts';
import { readSources, type Sources } from '../syntax.ts';
import { stringConstants } from '../syntax-constants.ts';

const MANIFEST = 'package.json';

interface Named {
  readonly command: string;
  readonly file: string;
  readonly line: number;
}

/** The commands that stand only in the manifest, or only in the client. */
export function verify(root: string): readonly Problem[] {
  const manifest = readFileSync(path.join(root, MANIFEST), 'utf8');
  const declared = declaredCommands(manifest);
  const registered = registeredCommands(readSources(root));
  return [
    ...missing(declared, registered, 'is in the manifest, but nothing in client/src registers it'),
    ...missing(registered, declared, 'is registered, but not in contributes.commands'),
    ...missing(mentionedCommands(manifest), declared, 'is mentioned, but not in contributes.commands'),
  ];
}

function missing(wanted: readonly Named[], present: readonly Named[], what: string): Problem[] {
  const known = new Set(present.map(({ command }) => command));
  return wanted
    .filter(({ command }) => !known.has(command))
    .map(({ command, file, line }) => ({ file, line, message: `${command} ${what}` }));
}

interface Contributes {
  readonly commands?: readonly { readonly command: string }[];
}

function declaredCommands(manifest: string): Named[] {
  const { contributes } = JSON.parse(manifest) as { readonly contributes?: Contributes };
  return (contributes?.commands ?? []).map(({ command }) => ({
    command,
    file: MANIFEST,
    line: lineOf(manifest, manifest.indexOf(`"command": "${command}"`)),
  }));
}

/** What menus, keybindings and welcome texts name. Commands of VS Code itself are not ours to declare. */
function mentionedCommands(manifest: string): Named[] {
  const found = [...manifest.matchAll(/(?:"command": "|\(command:)(netguide\.\w+)/g)];
  return found.map((match) => ({ command: match[1]!, file: MANIFEST, line: lineOf(manifest, match.index) }));
}

function registeredCommands(sources: Sources): Named[] {
  const files = sources.files('client/src/**/*.ts');
  const constants = stringConstants([...files, sources.file('server/src/protocol.ts')]);
  return files
    .flatMap((file) => file.getDescendantsOfKind(SyntaxKind.CallExpression))
    .filter((call) => /(^|\.)registerCommand$/.test(call.getExpression().getText()))
    .map((call) => ({ command: commandOf(call, constants), ...sources.place(call) }));
}

function commandOf(call: CallExpression, constants: ReadonlyMap<string, string>): string {
  const [first] = call.getArguments();
  if (Node.isStringLiteral(first)) return first.getLiteralValue();
  const text = first?.getText() ?? '';
  return constants.get(text) ?? text;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, Math.max(offset, 0)).split('\n').length;
}
