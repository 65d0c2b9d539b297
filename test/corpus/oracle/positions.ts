/** Where tokens stand, by `line:column`: 1-based, columns in bytes of UTF-8, as compilers count them. */
export type TokenMap = Map<string, string>;

/** Turns UTF-16 offsets of a text into `line:column`. Lines end with `\n`, `\r\n` or a lone `\r`. */
export function createPositions(text: string): (offset: number) => string {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return `${low}:${Buffer.byteLength(text.slice(starts[low - 1], offset)) + 1}`;
  };
}

/** Prints what one map has and the other lacks, and answers how much that is. */
export function printMissing(what: string, file: string, from: TokenMap, to: TokenMap): number {
  let count = 0;
  for (const [position, text] of from) {
    if (to.get(position) === text) continue;
    count++;
    console.log(`${file}:${position}: ${what} ${JSON.stringify(text)}`);
  }
  return count;
}
