/**
 * Fact: every request and notification of `server/src/protocol.ts` is spoken on both sides, by the client and by the
 * server. One that only a single side knows fails silently: nobody answers, or nobody asks.
 */
import { Node, SyntaxKind, type SourceFile } from 'ts-morph';
import type { Problem } from '../knowledge/problems.ts';
import { readSources } from '../syntax.ts';
import { stringConstants } from '../syntax-constants.ts';

const PROTOCOL = 'server/src/protocol.ts';
const SIDES = [
  { name: 'client', pattern: 'client/src/**/*.ts' },
  { name: 'server', pattern: 'server/src/**/*.ts' },
] as const;

/** The methods that one side, or both, never passes to a call. */
export function verify(root: string): readonly Problem[] {
  const sources = readSources(root);
  const protocol = sources.file(PROTOCOL);
  const methods = [...stringConstants([protocol])].filter(([, value]) => value.startsWith('netguide/'));
  return SIDES.flatMap(({ name, pattern }) => {
    const spoken = spokenNames(sources.files(pattern).filter((file) => file !== protocol));
    return methods
      .filter(([constant]) => !spoken.has(constant))
      .map(([constant]) => ({
        file: PROTOCOL,
        line: protocol.getVariableDeclarationOrThrow(constant).getStartLineNumber(),
        message: `the ${name} never speaks ${constant}`,
      }));
  });
}

/** The identifiers that stand as arguments of calls. */
function spokenNames(files: readonly SourceFile[]): ReadonlySet<string> {
  const calls = files.flatMap((file) => file.getDescendantsOfKind(SyntaxKind.CallExpression));
  const names = calls.flatMap((call) => call.getArguments()).filter((argument) => Node.isIdentifier(argument));
  return new Set(names.map((name) => name.getText()));
}
