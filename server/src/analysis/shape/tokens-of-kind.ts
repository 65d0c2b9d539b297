import type { SourceFile } from '../source/source-file.ts';
import { TokenKind } from '../source/tokens.ts';

/** The kinds of which few tokens are, and that many questions begin with. */
type SparseKind = TokenKind.String | TokenKind.Directive | TokenKind.Attribute;

/** The tokens of a kind, in order. Found once for a file. */
export function tokensOfKind(file: SourceFile, kind: SparseKind): readonly number[] {
  if (file.byKind.size === 0) collect(file);
  return file.byKind.get(kind)!;
}

function collect({ tokens, byKind }: SourceFile): void {
  const found = new Map<number, number[]>([
    [TokenKind.String, []],
    [TokenKind.Directive, []],
    [TokenKind.Attribute, []],
  ]);
  for (let i = 0; i < tokens.count; i++) found.get(tokens.kind[i]!)?.push(i);
  for (const [kind, list] of found) byKind.set(kind, list);
}
