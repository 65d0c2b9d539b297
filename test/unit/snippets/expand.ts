/**
 * Expands the body of a VS Code snippet the way the editor does when every placeholder keeps its default.
 * Stricter than the editor: variables and transforms are not allowed, and a lone `$` has to be escaped.
 */

/** A tab stop: its default (nothing for a mirror) and where in the body it starts, in UTF-16 units. */
interface Stop {
  readonly kind: 'stop';
  readonly number: number;
  readonly default: readonly Node[] | undefined;
  readonly offset: number;
}

type Node = string | Stop;

/** What a body inserts, and the numbers of its tab stops in the order of the body, mirrors included. */
export interface Expansion {
  readonly text: string;
  readonly stops: readonly number[];
}

interface Cursor {
  readonly body: string;
  offset: number;
}

/** The text and tab stops of a body. Throws a `SyntaxError` that names the offset when the body is malformed. */
export function expand(lines: readonly string[]): Expansion {
  const cursor: Cursor = { body: lines.join('\n'), offset: 0 };
  const nodes = readNodes(cursor, false);
  const stops = flatten(nodes);
  const defaults = new Map<number, readonly Node[]>();
  for (const stop of stops) {
    if (stop.default === undefined) continue;
    if (defaults.has(stop.number)) throw malformed(stop.offset, `a second default for tab stop ${stop.number}`);
    defaults.set(stop.number, stop.default);
  }
  return { text: render(nodes, defaults, []), stops: stops.map((stop) => stop.number) };
}

/** What is wrong with the numbering: the stops have to be 1 to n without a gap, and `$0` comes at most once. */
export function numberingProblems(stops: readonly number[]): string[] {
  const problems: string[] = [];
  const highest = Math.max(0, ...stops);
  for (let number = 1; number <= highest; number += 1) {
    if (!stops.includes(number)) problems.push(`tab stop ${number} is missing`);
  }
  const finals = stops.filter((number) => number === 0).length;
  if (finals > 1) problems.push(`$0 comes ${finals} times`);
  return problems;
}

function readNodes(cursor: Cursor, isNested: boolean): Node[] {
  const nodes: Node[] = [];
  while (cursor.offset < cursor.body.length) {
    const character = cursor.body.charAt(cursor.offset);
    if (isNested && character === '}') return nodes;
    if (character === '$') nodes.push(readStop(cursor));
    else nodes.push(readCharacter(cursor, '$}\\'));
  }
  if (isNested) throw malformed(cursor.offset, 'a placeholder is not closed');
  return nodes;
}

function readStop(cursor: Cursor): Stop {
  const offset = cursor.offset;
  const match = /^\$(?:(\d+)|\{(\d+)([:|}]))/.exec(cursor.body.slice(offset));
  if (match === null) throw malformed(offset, 'neither a tab stop nor an escaped dollar sign');
  cursor.offset += match[0].length;
  const number = Number(match[1] ?? match[2]);
  if (match[3] === ':') return { kind: 'stop', number, default: readDefault(cursor), offset };
  if (match[3] === '|') return { kind: 'stop', number, default: [readChoice(cursor)], offset };
  return { kind: 'stop', number, default: undefined, offset };
}

function readDefault(cursor: Cursor): Node[] {
  const nodes = readNodes(cursor, true);
  cursor.offset += 1;
  return nodes;
}

/** Reads the rest of `${1|a,b|}` and returns the first option. */
function readChoice(cursor: Cursor): string {
  const options = [''];
  while (cursor.offset < cursor.body.length) {
    if (cursor.body.startsWith('|}', cursor.offset)) {
      cursor.offset += 2;
      return options[0] ?? '';
    }
    if (cursor.body.charAt(cursor.offset) === ',') {
      cursor.offset += 1;
      options.push('');
    } else {
      options[options.length - 1] += readCharacter(cursor, ',|\\');
    }
  }
  throw malformed(cursor.offset, 'a choice is not closed');
}

function readCharacter(cursor: Cursor, escapable: string): string {
  const isEscape =
    cursor.body.charAt(cursor.offset) === '\\' && isOneOf(escapable, cursor.body.charAt(cursor.offset + 1));
  if (isEscape) cursor.offset += 1;
  const character = cursor.body.charAt(cursor.offset);
  cursor.offset += 1;
  return character;
}

function isOneOf(characters: string, character: string): boolean {
  return character !== '' && characters.includes(character);
}

function flatten(nodes: readonly Node[]): Stop[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...flatten(node.default ?? [])]));
}

function render(
  nodes: readonly Node[],
  defaults: ReadonlyMap<number, readonly Node[]>,
  open: readonly number[],
): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if (open.includes(node.number)) throw malformed(node.offset, `tab stop ${node.number} contains itself`);
      return render(defaults.get(node.number) ?? [], defaults, [...open, node.number]);
    })
    .join('');
}

function malformed(offset: number, what: string): SyntaxError {
  return new SyntaxError(`offset ${offset}: ${what}`);
}
