/**
 * The key of a section: its heading in lower case, with `-` for everything but letters and digits, none at the ends.
 * `Don’t Use FTP` → `don-t-use-ftp`.
 */
export function sectionKey(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/**
 * The fragment that reaches a heading on a DocC page: spaces and dashes become hyphens, punctuation is dropped, case is
 * kept. `Peer-to-peer networking` → `Peer-to-peer-networking`.
 */
export function doccAnchor(heading: string): string {
  return heading
    .replace(/[\s\-–—]+/gu, '-')
    .replace(/^-|-$/g, '')
    .replace(/(?!-)[\p{Punctuation}`]/gu, '');
}
