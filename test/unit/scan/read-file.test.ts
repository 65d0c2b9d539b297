import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createFileReader } from '../../../server/src/scan/read-file.ts';
import { temporaryTree } from '../scripts/temporary-tree.ts';

test('files of all sizes, one after the other, are read whole', (t) => {
  const root = temporaryTree(t, {});
  const read = createFileReader();
  const sizes = [0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 3_000_000, 20_000_000, 5];
  for (const size of sizes) {
    const bytes = Buffer.alloc(size, `${size} `);
    writeFileSync(join(root, 'file'), bytes);
    assert.equal(Buffer.compare(read(join(root, 'file')), bytes), 0, String(size));
  }
});

test('what is not there, or is a folder, throws', (t) => {
  const root = temporaryTree(t, {});
  const read = createFileReader();
  assert.throws(() => read(join(root, 'none')), { code: 'ENOENT' });
  assert.throws(() => read(root), { code: 'EISDIR' });
});
