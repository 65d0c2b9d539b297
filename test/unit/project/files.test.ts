import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinPath, parentFolder, pathBelow, relativePath } from '../../../server/src/project/files.ts';

test('parent folders, up to the root', () => {
  assert.equal(parentFolder('/a/b/c'), '/a/b');
  assert.equal(parentFolder('/a'), '/');
  assert.equal(parentFolder('/'), '/');
  assert.equal(parentFolder('C:/a/b'), 'C:/a');
  assert.equal(parentFolder('C:/a'), 'C:/');
  assert.equal(parentFolder('C:/'), 'C:/');
});

test('joining and taking apart', () => {
  assert.equal(joinPath('/', 'a'), '/a');
  assert.equal(joinPath('/a', 'b/c'), '/a/b/c');
  assert.equal(pathBelow('/a', '/a/b/c'), 'b/c');
  assert.equal(pathBelow('/', '/b'), 'b');
  assert.equal(pathBelow('/a', '/a'), '');
  assert.equal(pathBelow('/a', '/ab'), undefined);
});

test('ways from one folder to another', () => {
  assert.equal(relativePath('/a', '/a'), '');
  assert.equal(relativePath('/a', '/a/b'), 'b');
  assert.equal(relativePath('/a/ci', '/a'), '..');
  assert.equal(relativePath('/a/ci', '/a/b/c'), '../b/c');
});
