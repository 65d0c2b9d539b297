import type { GuidanceDocument } from './guidance.ts';
import { linksOf } from './markdown.ts';
import type { Problem } from './problems.ts';
import type { ReferenceCheck } from './references.ts';

/** Links in guidance bodies that lead nowhere: to other entries (`tn3213.md#discover-peers`, `#discover-peers`) or without https. */
export function linkProblems(documents: readonly GuidanceDocument[], check: ReferenceCheck): readonly Problem[] {
  return documents.flatMap((document) =>
    linksOf(document.body).flatMap(({ target, line }) => {
      const message = flawOf(target, document.entry.id, check);
      return message === undefined ? [] : [{ file: document.file, line: document.bodyLine + line, message }];
    }),
  );
}

function flawOf(target: string, ownId: string, check: ReferenceCheck): string | undefined {
  if (target.startsWith('https://')) return undefined;
  const match = /^(?:(?<id>[a-z0-9-]+)\.md)?(?:#(?<section>[a-z0-9-]+))?$/.exec(target);
  if (!match) return `"${target}" is neither an https address nor a link to guidance such as tn3213.md#discover-peers`;
  const { id = ownId, section } = match.groups as { readonly id?: string; readonly section?: string };
  return check(section === undefined ? { id } : { id, section });
}
