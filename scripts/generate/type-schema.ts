/** The JSON schema of a TypeScript type, read from its syntax: what settings need, and a clear error for all else. */
import path from 'node:path';
import { Node, type SourceFile, type TypeAliasDeclaration, type TypeNode, type TypeReferenceNode } from 'ts-morph';
import type { Sources } from '../syntax.ts';

/** The part of JSON schema that settings use. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly [key: string]: unknown;
}

/** The schema of a type node. Throws with the place of a type that has none here. */
export function schemaOf(node: TypeNode, sources: Sources): Schema {
  if (Node.isTypeOperatorTypeNode(node)) return schemaOf(node.getTypeNode(), sources);
  if (Node.isArrayTypeNode(node)) return { type: 'array', items: schemaOf(node.getElementTypeNode(), sources) };
  if (Node.isUnionTypeNode(node))
    return { type: 'string', enum: node.getTypeNodes().map((one) => literal(one, sources)) };
  if (Node.isTypeReference(node)) return schemaOfReference(node, sources);
  if (['string', 'boolean', 'number'].includes(node.getText())) return { type: node.getText() };
  return refuse(node, sources);
}

function schemaOfReference(node: TypeReferenceNode, sources: Sources): Schema {
  const [first, second] = node.getTypeArguments();
  const name = node.getTypeName().getText();
  if (first && (name === 'Readonly' || name === 'Partial')) return schemaOf(first, sources);
  if (name === 'Record' && first && second) return schemaOfRecord(schemaOf(first, sources), schemaOf(second, sources));
  const alias = aliasNamed(name, node.getSourceFile(), sources);
  return alias ? schemaOf(alias.getTypeNodeOrThrow(), sources) : refuse(node, sources);
}

function schemaOfRecord(keys: Schema, values: Schema): Schema {
  if (!keys.enum) return { type: 'object', additionalProperties: values };
  const properties = Object.fromEntries(keys.enum.map((key) => [String(key), values]));
  return { type: 'object', properties, additionalProperties: false };
}

function aliasNamed(name: string, from: SourceFile, sources: Sources): TypeAliasDeclaration | undefined {
  const here = from.getTypeAlias(name);
  if (here) return here;
  const declaration = from
    .getImportDeclarations()
    .find((one) => one.getNamedImports().some((imported) => imported.getName() === name));
  if (!declaration) return undefined;
  const folder = path.posix.dirname(sources.place(declaration).file);
  return sources.file(path.posix.join(folder, declaration.getModuleSpecifierValue())).getTypeAlias(name);
}

function literal(node: TypeNode, sources: Sources): string {
  const value = Node.isLiteralTypeNode(node) ? node.getLiteral() : undefined;
  return Node.isStringLiteral(value) ? value.getLiteralValue() : refuse(node, sources);
}

function refuse(node: TypeNode, sources: Sources): never {
  const { file, line } = sources.place(node);
  throw new Error(`${file}:${line}: a setting of type ${node.getText()} can't be described in the manifest`);
}
