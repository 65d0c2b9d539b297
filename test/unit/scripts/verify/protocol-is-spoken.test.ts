import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verify } from '../../../../scripts/verify/protocol-is-spoken.ts';
import { temporaryTree } from '../temporary-tree.ts';

const PROTOCOL = "export const A_COMMAND = 'netguide.a';\n\nexport const SEARCH = 'netguide/search';\n";

test('a method that both sides speak is fine; commands are no methods', (context) => {
  const root = temporaryTree(context, {
    'server/src/protocol.ts': PROTOCOL,
    'server/src/features/search.ts': 'connection.onRequest(SEARCH, f);',
    'client/src/lookup.ts': 'client.sendRequest<Hit[]>(SEARCH, {});',
  });
  assert.deepEqual(verify(root), []);
});

test('importing a method is not speaking it', (context) => {
  const root = temporaryTree(context, {
    'server/src/protocol.ts': PROTOCOL,
    'server/src/features/search.ts': "import { SEARCH } from '../protocol.ts';",
    'client/src/lookup.ts': 'client.sendRequest(SEARCH, {});',
  });
  assert.deepEqual(verify(root), [
    { file: 'server/src/protocol.ts', line: 3, message: 'the server never speaks SEARCH' },
  ]);
});
