import type { ParsedPropertyList, PlistPlace } from './model.ts';
import { endOfBare, endOfQuoted, skipSpace, unescape } from './open-step-scanner.ts';
import {
  addKey,
  addValue,
  closeContainer,
  type ContainerKind,
  createTree,
  finishTree,
  openContainer,
  type Tree,
} from './tree.ts';

interface Parser {
  readonly text: string;
  readonly tree: Tree;
  at: number;
}

/**
 * Reads an old-style property list, such as `project.pbxproj`. Total and linear: what is left open ends with the text,
 * what does not belong is skipped, and nesting costs no call stack. No library does this with positions and recovery.
 */
export function parseOpenStep(text: string): ParsedPropertyList {
  const parser: Parser = { text, tree: createTree(), at: skipSpace(text, 0) };
  while (parser.at < text.length) {
    step(parser);
    parser.at = skipSpace(text, parser.at);
  }
  return finishTree(parser.tree, 'openstep', text.length);
}

/** Reads one token. Always moves on. */
function step(parser: Parser): void {
  switch (parser.text[parser.at]) {
    case '{':
      return open(parser, 'dict');
    case '(':
      return open(parser, 'array');
    case '}':
      return close(parser, 'dict');
    case ')':
      return close(parser, 'array');
    case '=':
      return assign(parser);
    case ';':
      return endEntry(parser);
    case ',':
      return skip(parser, parser.tree.stack.at(-1)?.kind === 'array');
    case '<':
      return readData(parser);
    case '"':
    case "'":
      return readQuoted(parser);
    default:
      return readBare(parser);
  }
}

function skip(parser: Parser, expected: boolean): void {
  if (!expected) parser.tree.complete = false;
  parser.at++;
}

function open(parser: Parser, kind: ContainerKind): void {
  openContainer(parser.tree, kind, parser.at, parser.at + 1);
  parser.at++;
}

function close(parser: Parser, kind: ContainerKind): void {
  closeContainer(parser.tree, kind, parser.at, parser.at + 1);
  parser.at++;
}

function assign(parser: Parser): void {
  const frame = parser.tree.stack.at(-1);
  const pending = frame?.kind === 'dict' ? frame.pending : undefined;
  skip(parser, pending?.assigned === false);
  if (pending) pending.assigned = true;
}

function endEntry(parser: Parser): void {
  const frame = parser.tree.stack.at(-1);
  skip(parser, frame?.kind === 'dict' && frame.pending === undefined);
  if (frame?.kind === 'dict') frame.pending = undefined;
}

function readQuoted(parser: Parser): void {
  const { text, at: start, tree } = parser;
  const innerEnd = endOfQuoted(text, start + 1, text.charCodeAt(start));
  if (innerEnd === text.length) tree.complete = false;
  parser.at = Math.min(innerEnd + 1, text.length);
  const place = { start, end: parser.at, innerStart: start + 1, innerEnd };
  addString(tree, unescape(text.slice(start + 1, innerEnd)), place);
}

function readBare(parser: Parser): void {
  const { text, at: start, tree } = parser;
  const end = endOfBare(text, start);
  if (end === start) return skip(parser, false);
  parser.at = end;
  addString(tree, text.slice(start, end), { start, end, innerStart: start, innerEnd: end });
}

function readData(parser: Parser): void {
  const { text, at: start, tree } = parser;
  const found = /[^0-9A-Fa-f\s]/g;
  found.lastIndex = start + 1;
  const innerEnd = found.exec(text)?.index ?? text.length;
  const closed = text[innerEnd] === '>';
  if (!closed) tree.complete = false;
  parser.at = closed ? innerEnd + 1 : innerEnd;
  addValue(tree, { kind: 'data', start, end: parser.at, innerStart: start + 1, innerEnd });
}

/** A string is a key where a dictionary waits for one, and a value elsewhere. */
function addString(tree: Tree, value: string, place: PlistPlace): void {
  const frame = tree.stack.at(-1);
  if (frame?.kind === 'dict' && frame.pending?.assigned !== true) addKey(tree, value, place, false);
  else addValue(tree, { kind: 'string', value, ...place });
}
