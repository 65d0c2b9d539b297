import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { test } from 'node:test';
import { filesAllowedBy } from '../../../../scripts/verify/bundle/allowlist.ts';
import { foreignPackages } from '../../../../scripts/verify/bundle/packages.ts';
import { namesInZip } from '../../../../scripts/verify/bundle/zip.ts';
import { temporaryTree } from '../temporary-tree.ts';

const LOCKFILE = {
  packages: {
    '': { dependencies: { client: '1' } },
    'node_modules/client': { dependencies: { '@scope/rpc': '1' } },
    'node_modules/client/node_modules/nested': {},
    'node_modules/@scope/rpc': { dependencies: { nested: '1' } },
    'node_modules/ts-morph': { dependencies: { typescript: '1' } },
    'node_modules/typescript': {},
  },
};

test('declared dependencies and theirs may be bundled', () => {
  const inputs = [
    'client/src/extension.ts',
    'node_modules/client/lib/main.js',
    'node_modules/client/node_modules/nested/index.js',
    'node_modules/@scope/rpc/lib/rpc.js',
  ];
  assert.deepEqual(foreignPackages(LOCKFILE, inputs), []);
});

test('build tools may not', () => {
  const inputs = [
    'node_modules/ts-morph/dist/x.js',
    'node_modules/ts-morph/dist/y.js',
    '../node_modules/typescript/a.js',
  ];
  assert.deepEqual(foreignPackages(LOCKFILE, inputs), ['ts-morph', 'typescript']);
});

test('an allowlist lets through what its patterns match', (context) => {
  const root = temporaryTree(context, {
    '.ignore': '# why\n**\n!package.json\n!dist/*.js\n!missing/*.md\n',
    'package.json': '',
    'README.md': '',
    'dist/a.js': '',
    'dist/a.js.map': '',
    'dist/meta/b.js': '',
  });
  assert.deepEqual(filesAllowedBy(root, '.ignore'), ['package.json', 'dist/a.js']);
});

test('an ignore file that is not an allowlist is refused', (context) => {
  const root = temporaryTree(context, { a: 'node_modules\n', b: '**\n!dist/*.js\ndist/cli.js\n' });
  assert.throws(() => filesAllowedBy(root, 'a'), /a:1: /);
  assert.throws(() => filesAllowedBy(root, 'b'), /b:1: /);
});

/** A zip archive as the format describes it, with as much as a reader of names needs. */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(2, 32);
    central.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), data);
    directory.push(central, Buffer.from(name), Buffer.from('hi'));
    offset += local.length + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

test('the names in a zip archive are read from its directory, folders left out', () => {
  const zip = zipOf({ 'extension/package.json': '{}', 'extension/dist/': '', 'extension/dist/a.js': 'x' });
  assert.deepEqual(namesInZip(zip), ['extension/package.json', 'extension/dist/a.js']);
  assert.throws(() => namesInZip(Buffer.from('no archive')), /not a zip/);
});
