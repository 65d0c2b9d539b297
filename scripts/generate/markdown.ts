/** The pieces of Markdown that the generated pages are made of. */

/** A table with these columns and rows of cells. Without padding: a long table stays small, and so does its diff. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A name as code. */
export function code(name: string): string {
  return `\`${name}\``;
}

/** A count with its noun in the right number. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The items with how often each occurs, in order of their first occurrence. */
export function tally(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function cell(text: string): string {
  return text.replace(/(?<!\\)\|/g, '\\|');
}
