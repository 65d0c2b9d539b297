/** A heading of a Markdown text. */
export interface Heading {
  /** 1 for `#`, 2 for `##`, … */
  readonly level: number;
  readonly title: string;
  /** 0-based line within the text. */
  readonly line: number;
}

/** A link of a Markdown text, code left out. */
export interface Link {
  readonly target: string;
  /** 0-based line within the text. */
  readonly line: number;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LINK = /\[([^\]]*)\]\(((?:[^()\s]|\([^()\s]*\))+)\)/g;

/** The headings written with `#`, those in fenced code left out. */
export function headingsOf(markdown: string): readonly Heading[] {
  return proseLines(markdown).flatMap(({ text, line }) => {
    const match = /^(#{1,6})\s+(.+?)\s*#*$/.exec(text);
    return match ? [{ level: match[1]!.length, title: match[2]!, line }] : [];
  });
}

/** The links written as `[text](target)`, those in code left out. */
export function linksOf(markdown: string): readonly Link[] {
  return proseLines(markdown).flatMap(({ text, line }) =>
    [...text.replace(/`[^`]*`/g, '').matchAll(LINK)].map((match) => ({ target: match[2]!, line })),
  );
}

/** The first paragraph as plain text, on one line; empty if something other than a paragraph comes first. */
export function summaryOf(markdown: string): string {
  const first = markdown.split(/\n\s*\n/, 1)[0]!.trim();
  if (FENCE.test(first) || /^([#>|]|[-*+] |\d+[.)] )/.test(first)) return '';
  return plainText(first.replace(/\s*\n\s*/g, ' '));
}

function plainText(inline: string): string {
  const parts = inline.replace(LINK, '$1').split('`');
  // Every other part is code, which is taken as it stands.
  return parts.map((part, index) => (index % 2 === 1 ? part : withoutEmphasis(part))).join('');
}

function withoutEmphasis(text: string): string {
  return text.replace(/(?<!\\)(\*{1,2})(\S(?:.*?\S)?)\1/g, '$2').replace(/\\([\\`*_[\]#])/g, '$1');
}

function proseLines(markdown: string): readonly { readonly text: string; readonly line: number }[] {
  const prose: { text: string; line: number }[] = [];
  let fence: string | undefined;
  for (const [line, text] of markdown.split('\n').entries()) {
    const mark = FENCE.exec(text)?.[1];
    if (fence === undefined && mark === undefined) prose.push({ text, line });
    else if (fence === undefined) fence = mark;
    else if (mark !== undefined && mark.startsWith(fence)) fence = undefined;
  }
  return prose;
}
