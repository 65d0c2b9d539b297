/**
 * Fact: the knowledge base compiles without a problem. Every API entry names a rule, guidance sections and replacements
 * that exist; every guidance entry has its facts, a verified kind of address and a body. Why: a finding is only as good
 * as the link it gives, and nobody sees a broken reference before a user follows it.
 */
import { compileKnowledge } from '../knowledge/compile.ts';
import type { Problem } from '../knowledge/problems.ts';

/** The problems of `knowledge/` below `root`. */
export function verify(root: string): readonly Problem[] {
  return compileKnowledge(root).problems;
}
