/** Where people read a guidance entry: its address, or for one of our own, which has none, the command that prints it. */
export function whereToRead(id: string, url: string): string {
  return /^https?:/.test(url) ? url : `netguide guidance ${id}`;
}
