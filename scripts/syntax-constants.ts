import { Node, type SourceFile } from 'ts-morph';

/** The string constants declared at the top of files, by name. */
export function stringConstants(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  for (const declaration of files.flatMap((file) => file.getVariableDeclarations())) {
    const value = declaration.getInitializer();
    if (Node.isStringLiteral(value)) constants.set(declaration.getName(), value.getLiteralValue());
  }
  return constants;
}
