/** `1 file`, `12 files`, `12,345 files`. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${count === 1 ? noun : many}`;
}
