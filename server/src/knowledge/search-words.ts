/** Words as the search compares them: lower case, without accents and punctuation. */
export function wordsOf(text: string): string[] {
  return plain(text).match(/[a-z0-9]+/g) ?? [];
}

/**
 * The words of an identifier or selector: each part as written and, where it is made of several, its pieces.
 * `sendData:toPeers:` gives `senddata send data topeers to peers`.
 */
export function identifierWords(identifier: string): string[] {
  return identifier.split(/[^A-Za-z0-9]+/).flatMap((part) => {
    const pieces = part.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g) ?? [];
    return [...(part === '' ? [] : [part]), ...(pieces.length > 1 ? pieces : [])].map((word) => word.toLowerCase());
  });
}

/** The text in lower case and without accents. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
