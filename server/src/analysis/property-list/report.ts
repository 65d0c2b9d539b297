import type { GuidanceRef } from '../../knowledge/model.ts';
import type { Confidence, Fix, RelatedPlace, Status } from '../finding.ts';
import type { Candidate } from '../rule.ts';
import type { PlistEntry, PlistNode } from './model.ts';

/** What a candidate says beside its place. */
export interface Report {
  readonly status: Status;
  /** One sentence; its full stop may be left to this. */
  readonly message: string;
  readonly guidance: readonly GuidanceRef[];
  readonly confidence?: Confidence;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
}

/** A candidate on the key of an entry. */
export function onKey(entry: PlistEntry, report: Report): Candidate {
  return {
    confidence: 'certain',
    ...report,
    message: sentence(report),
    symbol: entry.key,
    start: entry.keyStart,
    end: entry.keyEnd,
  };
}

/**
 * A candidate on a value: on what stands between its tags, or on the whole element if nothing does; on a dictionary or
 * an array, on its opening tag.
 */
export function onValue(node: PlistNode, report: Report): Candidate {
  const { start, end, innerStart, innerEnd } = node;
  const symbol = node.kind === 'string' ? node.value : node.kind;
  const said = { confidence: 'certain' as const, ...report, message: sentence(report), symbol };
  const opensOthers = node.kind === 'dict' || node.kind === 'array';
  if (opensOthers) return { ...said, start, end: innerStart };
  const range = innerStart < innerEnd ? { start: innerStart, end: innerEnd } : { start, end };
  return { ...said, ...range };
}

function sentence({ message }: Report): string {
  return message.endsWith('.') ? message : `${message}.`;
}

/** The fix that writes another name for a key. */
export function renameKey(entry: PlistEntry, name: string): Fix {
  return { title: `Rename to ${name}`, edits: [{ start: entry.keyStart, end: entry.keyEnd, text: name }] };
}

/** How much white space around an entry is looked at. */
const NEARBY = 200;

/** The fix that removes an entry with the line that it leaves empty and, in the old style, with its semicolon. */
export function removeEntry(text: string, entry: PlistEntry): Fix {
  const before = /\r?\n[ \t]*$/.exec(text.slice(Math.max(0, entry.start - NEARBY), entry.start))?.[0] ?? '';
  const after = /^\s*;/.exec(text.slice(entry.end, entry.end + NEARBY))?.[0] ?? '';
  const edit = { start: entry.start - before.length, end: entry.end + after.length, text: '' };
  return { title: `Remove ${entry.key}`, edits: [edit] };
}
