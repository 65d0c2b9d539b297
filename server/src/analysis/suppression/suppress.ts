import type { UnratedFinding } from '../catalogue/api-finding.ts';
import { isInactiveOffset, type SourceFile } from '../source/source-file.ts';
import { diagnoseScopes } from './diagnose-attribute.ts';
import { type CommentedText, type Directive, readDirectives, type SuppressedId } from './directives.ts';
import { type Line, type Lines, readLines } from './lines.ts';

/** Rule id of findings about suppression comments themselves. */
export const UNUSED_SUPPRESSION = 'unused-suppression';

/** A range of offsets in which one named rule, or `all`, is suppressed. */
interface Suppression {
  readonly named: SuppressedId;
  readonly start: number;
  end: number;
  used: boolean;
}

/** A text that comments can suppress findings in. */
export interface SuppressibleText extends CommentedText {
  /** Where deprecations are quieted by the language's own means, as offsets. */
  readonly quieted: readonly { readonly start: number; readonly end: number }[];
  /** Whether the code at an offset is never compiled for an Apple platform. */
  isInactive(offset: number): boolean;
}

/** A source file as a text that comments can suppress findings in. */
export function suppressibleSource(file: SourceFile): SuppressibleText {
  const { text, comments } = file;
  return { text, comments, quieted: diagnoseScopes(file), isInactive: (offset) => isInactiveOffset(file, offset) };
}

/** What is left when suppressions have been applied, and the findings about those that had no effect. */
export interface Suppressed {
  readonly kept: readonly UnratedFinding[];
  readonly unused: readonly UnratedFinding[];
}

/**
 * Drops the findings that comments suppress; they come in the order of their start. `knownIds` are all rule ids; `isOff` says of a rule that it is off, so
 * that suppressing it is not a mistake; nor is it one in code that is never compiled for Apple platforms.
 */
export function applySuppressions(
  file: SuppressibleText,
  findings: readonly UnratedFinding[],
  knownIds: ReadonlySet<string>,
  isOff: (ruleId: string) => boolean,
): Suppressed {
  const suppressions = readSuppressions(file, readDirectives(file));
  const suppressionsAt = sweep(suppressions);
  const quiet = (finding: UnratedFinding): boolean => {
    const hits = suppressionsAt(finding.start).filter((one) => isNamed(one, finding.ruleId));
    for (const hit of hits) hit.used = true;
    const diagnosed = file.quieted.some(({ start, end }) => finding.start >= start && finding.start < end);
    return hits.length > 0 || (finding.status === 'deprecated' && diagnosed);
  };
  const kept = findings.filter((finding) => !quiet(finding));
  const unused = suppressions
    .filter(({ used, named }) => !used && !(knownIds.has(named.id) && isOff(named.id)))
    .filter(({ named }) => !file.isInactive(named.start))
    .map(({ named }) => unusedFinding(named, named.id === 'all' || knownIds.has(named.id)));
  return { kept, unused };
}

function isNamed({ named }: Suppression, ruleId: string): boolean {
  return named.id === 'all' || named.id === ruleId;
}

/** The suppressions around an offset; to be asked with growing offsets. */
function sweep(suppressions: readonly Suppression[]): (offset: number) => readonly Suppression[] {
  const ahead = [...suppressions].sort((a, b) => b.start - a.start);
  let around: Suppression[] = [];
  return (offset) => {
    while (ahead.length > 0 && ahead.at(-1)!.start <= offset) around.push(ahead.pop()!);
    around = around.filter(({ end }) => end > offset);
    return around;
  };
}

function readSuppressions(file: CommentedText, directives: readonly Directive[]): readonly Suppression[] {
  if (directives.length === 0) return [];
  const lines = readLines(file.text);
  const all: Suppression[] = [];
  let open: Suppression[] = [];
  for (const directive of directives) {
    for (const named of directive.ids) {
      if (directive.scope === 'end') open = close(open, named, directive.start);
      else {
        const range = rangeOf(lines, file.text, directive);
        const suppression = { named, ...range, used: false };
        all.push(suppression);
        if (directive.scope === 'begin') open.push(suppression);
      }
    }
  }
  return all;
}

/** `enable x` ends every open region of x, and `enable all` every region; what stays open is the result. */
function close(open: readonly Suppression[], { id }: SuppressedId, at: number): Suppression[] {
  const ends = ({ named }: Suppression): boolean => id === 'all' || named.id === id;
  for (const suppression of open.filter(ends)) suppression.end = at;
  return open.filter((suppression) => !ends(suppression));
}

function rangeOf(lines: Lines, text: string, { scope, start, end }: Directive): Line {
  switch (scope) {
    case 'this':
      return { start: lines.line(lines.numberAt(start)).start, end: lines.line(lines.numberAt(end)).end };
    case 'previous':
      return lines.line(lines.numberAt(start) - 1);
    case 'next':
      return lines.line(lines.numberAt(end) + 1);
    default:
      return { start: end, end: text.length };
  }
}

function unusedFinding({ id, start, end }: SuppressedId, known: boolean): UnratedFinding {
  const message = known
    ? `Nothing here is suppressed by '${id}'; the comment can go.`
    : `There is no rule '${id}'; this suppression has no effect.`;
  return {
    ruleId: UNUSED_SUPPRESSION,
    start,
    end,
    symbol: id,
    confidence: 'certain',
    status: 'risky',
    message,
    guidance: [{ id: 'netguide-suppressions' }],
  };
}
