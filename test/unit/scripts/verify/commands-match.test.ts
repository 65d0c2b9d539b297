import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verify } from '../../../../scripts/verify/commands-match.ts';
import { temporaryTree } from '../temporary-tree.ts';

const PROTOCOL = "export const READ = 'netguide.read';\n";

function manifest(commands: string[], contributes: object = {}): string {
  return JSON.stringify(
    { contributes: { commands: commands.map((command) => ({ command })), ...contributes } },
    null,
    2,
  );
}

test('commands that are declared and registered, by text or by constant, are fine', (context) => {
  const root = temporaryTree(context, {
    'package.json': manifest(['netguide.scan', 'netguide.read']),
    'server/src/protocol.ts': PROTOCOL,
    'client/src/a.ts': "commands.registerCommand('netguide.scan', f);\nvscode.commands.registerCommand(READ, f);\n",
  });
  assert.deepEqual(verify(root), []);
});

test('a command on one side only is reported where it stands', (context) => {
  const root = temporaryTree(context, {
    'package.json': manifest(['netguide.scan']),
    'server/src/protocol.ts': PROTOCOL,
    'client/src/a.ts': "\ncommands.registerCommand('netguide.scna', f);\n",
  });
  const problems = verify(root);
  assert.deepEqual(
    problems.map(({ file, line }) => `${file}:${line}`),
    ['package.json:5', 'client/src/a.ts:2'],
  );
  assert.match(problems[0]!.message, /^netguide\.scan is in the manifest/);
  assert.match(problems[1]!.message, /^netguide\.scna is registered/);
});

test('menus and welcome texts name only commands that exist', (context) => {
  const contributes = {
    menus: { commandPalette: [{ command: 'netguide.gone', when: 'false' }, { command: 'vscode.open' }] },
    viewsWelcome: [{ contents: '[Scan](command:netguide.lost)' }],
  };
  const root = temporaryTree(context, {
    'package.json': manifest([], contributes),
    'server/src/protocol.ts': PROTOCOL,
  });
  assert.deepEqual(
    verify(root).map(({ message }) => message.split(' ')[0]),
    ['netguide.gone', 'netguide.lost'],
  );
});
