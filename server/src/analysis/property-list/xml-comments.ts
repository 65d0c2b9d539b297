import type { Comments } from '../source/tokens.ts';

/** The comments of an XML text, in order; one that does not end is none. */
export function xmlComments(text: string): Comments {
  const start: number[] = [];
  const end: number[] = [];
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', end.at(-1))) {
    const close = text.indexOf('-->', at);
    if (close < 0) break;
    start.push(at);
    end.push(close + '-->'.length);
  }
  return { count: start.length, start: Int32Array.from(start), end: Int32Array.from(end) };
}
