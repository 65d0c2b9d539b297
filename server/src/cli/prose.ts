import { displayWidth } from '../report/display.ts';

/** Breaks a paragraph into lines of at most `width` columns, each behind `indent`. Longer words stay whole. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(indent + longer) > width) {
      lines.push(indent + line);
      line = word;
    } else line = longer;
  }
  return [...lines, ...(line === '' ? [] : [indent + line])].join('\n');
}

/** Rows as columns that are as wide as their widest cell, two spaces apart; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  );
  const pad = (cell: string, column: number): string => cell + ' '.repeat(widths[column]! - displayWidth(cell));
  return rows.map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : pad(cell, i))).join('  ')).join('\n');
}

/** How wide prose is set: the terminal's width, but never so wide that it is hard to read. */
export function proseWidth(width: number | undefined): number {
  return Math.max(40, Math.min(width ?? 100, 100));
}
