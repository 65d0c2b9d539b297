import { analyze, examine, type Examination, isAllowedByLists } from '../analysis/analyze.ts';
import type { Engine } from '../analysis/engine.ts';
import { languageOfPath } from '../analysis/source/language.ts';
import type { AnalysisContext } from '../analysis/finish.ts';
import { placesIn } from '../analysis/place-in-file.ts';
import type { Surroundings, UseInFile } from '../analysis/project-context.ts';
import { analyzePropertyList } from '../analysis/property-list/analyze-property-list.ts';
import { isBinaryPropertyList, parseBinary } from '../analysis/property-list/binary.ts';
import type { Settings } from '../settings.ts';
import { createByteSearch } from './byte-search.ts';
import { decode, isUtf16 } from './decode.ts';
import { describeError } from './describe-error.ts';
import { type FileNames, locate } from './locate.ts';
import type { FileError, LocatedFinding } from './located-finding.ts';
import type { ReadFile } from './read-file.ts';

/** A file to scan. */
export interface ScanTarget extends FileNames {
  /** Absolute, or relative to the process's current directory. */
  readonly path: string;
}

/** What came of some files. */
export interface ScanOutcome {
  readonly findings: readonly LocatedFinding[];
  readonly errors: readonly FileError[];
  /** Rules that threw, with the file in which they did. */
  readonly ruleErrors: readonly RuleError[];
  /** What the code does, in files that belong to a target. */
  readonly uses: readonly UseInFile[];
  /** Files that were read. */
  readonly files: number;
  readonly bytes: number;
}

/** A rule that threw. */
export interface RuleError {
  readonly ruleId: string;
  readonly file: string;
  readonly message: string;
}

const NOTHING: ScanOutcome = { findings: [], errors: [], ruleErrors: [], uses: [], files: 1, bytes: 0 };

/** The outcome for a file that could not be scanned. */
export function failed(file: string, message: string): ScanOutcome {
  return { ...NOTHING, errors: [{ file, message }], files: 0 };
}

/** Scans files one by one with an engine. Synchronous; errors become part of the outcome. */
export type ScanFile = (target: ScanTarget, settings: Settings, surroundings: Surroundings) => ScanOutcome;

/** A {@link ScanFile} that reads with `readFile`. */
export function createScanFile(engine: Engine, readFile: ReadFile): ScanFile {
  const mayMatch = createByteSearch(engine.catalogue.triggers.names);
  const mayMatterToTarget = createByteSearch(engine.examined.names);
  return (target, settings, surroundings) => {
    try {
      const bytes = readFile(target.path);
      // Most files hold nothing of interest, and are never decoded.
      const mayMatter = isAllowedByLists(surroundings) ? mayMatterToTarget : mayMatch;
      if (!isUtf16(bytes) && !mayMatter(bytes)) return { ...NOTHING, bytes: bytes.length };
      return scanBytes(bytes, target, engine, { settings, surroundings });
    } catch (error) {
      return failed(target.file, describeError(error));
    }
  };
}

/**
 * Scans the content of one file, whose language its name tells; a binary file, or one of another language, has no
 * findings. Throws only when the text does not fit into a string.
 */
export function scanBytes(
  bytes: Uint8Array,
  target: ScanTarget,
  engine: Engine,
  scope: { readonly settings: Settings; readonly surroundings: Surroundings },
): ScanOutcome {
  const ruleErrors: RuleError[] = [];
  const onRuleError = (ruleId: string, error: unknown): void => {
    ruleErrors.push({ ruleId, file: target.file, message: describeError(error) });
  };
  const { text, findings, uses } = examineBytes(bytes, target, { engine: { ...engine, onRuleError }, ...scope });
  const place = uses.length === 0 ? undefined : placesIn(target.path, text);
  return {
    findings: locate(text, findings, target),
    uses: uses.flatMap(({ start, end, ...use }) => (place ? [{ ...use, place: place({ start, end }) }] : [])),
    errors: [],
    ruleErrors,
    files: 1,
    bytes: bytes.length,
  };
}

/** A text, empty for a binary file, with what is in it. */
interface Examined extends Examination {
  readonly text: string;
}

const NOTHING_IN_IT: Examined = { text: '', findings: [], uses: [] };

function examineBytes(bytes: Uint8Array, { file }: ScanTarget, context: AnalysisContext): Examined {
  const language = languageOfPath(file);
  const { engine, settings, surroundings } = context;
  if (language === undefined) return NOTHING_IN_IT;
  if (language === 'property-list' && isBinaryPropertyList(bytes)) {
    return { ...NOTHING_IN_IT, findings: analyzePropertyList(parseBinary(bytes), '', context) };
  }
  const text = decode(bytes);
  if (text === undefined) return NOTHING_IN_IT;
  const source = { text, language };
  if (surroundings.project) return { text, ...examine(source, engine, settings, surroundings) };
  return { ...NOTHING_IN_IT, text, findings: analyze(source, engine, settings, surroundings) };
}

/** Several outcomes as one. */
export function mergeOutcomes(outcomes: readonly ScanOutcome[]): ScanOutcome {
  return {
    findings: outcomes.flatMap((outcome) => outcome.findings),
    errors: outcomes.flatMap((outcome) => outcome.errors),
    ruleErrors: outcomes.flatMap((outcome) => outcome.ruleErrors),
    uses: outcomes.flatMap((outcome) => outcome.uses),
    files: outcomes.reduce((sum, outcome) => sum + outcome.files, 0),
    bytes: outcomes.reduce((sum, outcome) => sum + outcome.bytes, 0),
  };
}
