import { closeSync, openSync, readSync } from 'node:fs';

const INITIAL = 256 * 1024;
const KEPT = 8 * 1024 * 1024;
const LARGEST = 512 * 1024 * 1024;

/** Reads a whole file. The bytes are valid until the next call. Throws when the file can't be read, or is over 512 MiB. */
export type ReadFile = (path: string) => Uint8Array;

/** A {@link ReadFile} that reads all files into one buffer, which saves a look at the size and an allocation for each. */
export function createFileReader(): ReadFile {
  let kept = new Uint8Array(INITIAL);
  return (path) => {
    const descriptor = openSync(path, 'r');
    try {
      let buffer = kept;
      let length = 0;
      for (;;) {
        const read = readSync(descriptor, buffer, length, buffer.length - length, null);
        length += read;
        if (read === 0) return buffer.subarray(0, length);
        if (length < buffer.length) continue;
        if (length >= LARGEST) throw new Error('the file is over 512 MiB');
        buffer = grown(buffer);
        if (buffer.length <= KEPT) kept = buffer;
      }
    } finally {
      closeSync(descriptor);
    }
  };
}

function grown(buffer: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(buffer.length * 4);
  larger.set(buffer);
  return larger;
}
