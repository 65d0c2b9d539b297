/**
 * Fact: every pattern rule has its title, its reasons and its guidance in `knowledge/rules.yaml`, and every reference to
 * guidance that code writes out leads to an entry and a section. The compiler of the knowledge checks those in `knowledge/`.
 */
import { Node, SyntaxKind, type ObjectLiteralExpression } from 'ts-morph';
import { createKnowledgeBase, type KnowledgeBase } from '../../server/src/knowledge/knowledge-base.ts';
import type { GuidanceRef } from '../../server/src/knowledge/model.ts';
import { compileKnowledge } from '../knowledge/compile.ts';
import type { Problem } from '../knowledge/problems.ts';
import { allRuleFiles } from '../rule-files.ts';
import { readSources, type Sources } from '../syntax.ts';

const CODE = ['server/src/rules/**/*.ts', 'server/src/plist-rules/**/*.ts', 'server/src/analysis/**/*.ts'];

/** The rules without an entry, and the references that lead nowhere. */
export function verify(root: string): readonly Problem[] {
  const { knowledge, bodies } = compileKnowledge(root);
  const base = createKnowledgeBase(knowledge, () => bodies);
  return [...unknownRules(root, base), ...brokenReferences(readSources(root), base)];
}

function unknownRules(root: string, base: KnowledgeBase): Problem[] {
  const known = new Set(base.knowledge.rules.map(({ id }) => id));
  return allRuleFiles(root)
    .filter(({ id }) => !known.has(id))
    .map(({ id, file }) => ({ file, line: 1, message: `knowledge/rules.yaml says nothing about ${id}` }));
}

function brokenReferences(sources: Sources, base: KnowledgeBase): Problem[] {
  const objects = CODE.flatMap((pattern) => sources.files(pattern)).flatMap((file) =>
    file.getDescendantsOfKind(SyntaxKind.ObjectLiteralExpression),
  );
  return objects.flatMap((object) => {
    const ref = referenceIn(object);
    const message = ref && problemOf(ref, base);
    return message === undefined ? [] : [{ ...sources.place(object), message }];
  });
}

function problemOf(ref: GuidanceRef, base: KnowledgeBase): string | undefined {
  if (!base.entry(ref.id)) return `there is no guidance entry ${ref.id}`;
  if (ref.section !== undefined && !base.section(ref)) return `${ref.id} has no section ${ref.section}`;
  return undefined;
}

/** An object that is written `{ id: '…' }` or `{ id: '…', section: '…' }`: a reference and nothing else. */
function referenceIn(object: ObjectLiteralExpression): GuidanceRef | undefined {
  const values = new Map<string, string>();
  for (const property of object.getProperties()) {
    const value = Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
    if (!Node.isPropertyAssignment(property) || !Node.isStringLiteral(value)) return undefined;
    values.set(property.getName(), value.getLiteralValue());
  }
  const { id, section, ...others } = Object.fromEntries(values);
  if (id === undefined || Object.keys(others).length > 0) return undefined;
  return section === undefined ? { id } : { id, section };
}
