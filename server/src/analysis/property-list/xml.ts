import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { ParsedPropertyList } from './model.ts';
import { closeContainer, createTree, finishTree, openContainer, type Tree } from './tree.ts';
import { addLeaf, isLeafName, type OpenLeaf } from './xml-leaf.ts';

interface Parser {
  readonly text: string;
  readonly tree: Tree;
  /** The element with text that is open; these don't nest. */
  leaf?: OpenLeaf | undefined;
  /** The name and `<` of the tag whose attributes are being read. */
  tag: { readonly name: string; readonly start: number };
}

/**
 * Reads an XML property list. Total: what is left open ends where the next element begins or its surroundings end, and
 * what does not belong in a property list is skipped. Comments, CDATA, entities, processing instructions and the
 * document type are understood as XML has them.
 */
export function parseXml(text: string): ParsedPropertyList {
  const parser: Parser = { text, tree: createTree(), tag: { name: '', start: 0 } };
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, callbacks(parser));
  tokenizer.write(text);
  tokenizer.end();
  return finishTree(parser.tree, 'xml', text.length);
}

function callbacks(parser: Parser): TokenizerCallbacks {
  const { text } = parser;
  const ignore = (): void => undefined;
  return {
    onopentagname: (start, end) => (parser.tag = { name: text.slice(start, end), start: start - 1 }),
    onopentagend: (index) => openTag(parser, index + 1),
    onselfclosingtag: (index) => {
      openTag(parser, index + 1);
      closeTag(parser, parser.tag.name, index + 1, index + 1);
    },
    onclosetag: (start, end) => closeTag(parser, text.slice(start, end), start - 2, endOfTag(text, end)),
    ontext: (start, end) => addText(parser, text.slice(start, end)),
    oncdata: (start, end, offset) => addText(parser, text.slice(start, end - offset)),
    ontextentity: (code) => addText(parser, String.fromCodePoint(code)),
    onend: () => finishLeaf(parser, text.length, text.length, false),
    oncomment: ignore,
    ondeclaration: ignore,
    onprocessinginstruction: ignore,
    onattribname: ignore,
    onattribdata: ignore,
    onattribentity: ignore,
    onattribend: ignore,
  };
}

function endOfTag(text: string, from: number): number {
  const end = text.indexOf('>', from);
  return end < 0 ? text.length : end + 1;
}

function openTag(parser: Parser, end: number): void {
  const { name, start } = parser.tag;
  finishLeaf(parser, start, start, false);
  if (name === 'dict' || name === 'array') openContainer(parser.tree, name, start, end);
  else if (isLeafName(name)) parser.leaf = { name, start, innerStart: end, parts: [] };
  else if (name !== 'plist') parser.tree.complete = false;
}

/** The closing tag stands at `[start, end)`. */
function closeTag(parser: Parser, name: string, start: number, end: number): void {
  const { tree, leaf } = parser;
  if (name === 'dict' || name === 'array') {
    finishLeaf(parser, start, start, false);
    closeContainer(tree, name, start, end);
  } else if (name === 'plist') finishLeaf(parser, start, start, false);
  else if (leaf) finishLeaf(parser, start, end, leaf.name === name);
  else tree.complete = false;
}

/** Ends the open element. One without its closing tag loses the white space before what comes next. */
function finishLeaf(parser: Parser, innerEnd: number, end: number, closed: boolean): void {
  const { tree, leaf, text } = parser;
  if (!leaf) return;
  parser.leaf = undefined;
  if (closed || innerEnd < end) {
    tree.complete &&= closed;
    addLeaf(tree, leaf, innerEnd, end);
    return;
  }
  tree.complete = false;
  const trimmed = leaf.innerStart + text.slice(leaf.innerStart, innerEnd).trimEnd().length;
  addLeaf(tree, { ...leaf, parts: [leaf.parts.join('').trimEnd()] }, trimmed, trimmed);
}

function addText(parser: Parser, part: string): void {
  if (parser.leaf) parser.leaf.parts.push(part);
  else if (part.trim() !== '') parser.tree.complete = false;
}
