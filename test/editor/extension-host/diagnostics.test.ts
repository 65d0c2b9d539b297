import assert from 'node:assert/strict';
import { DiagnosticSeverity, DiagnosticTag, Position, WorkspaceEdit, workspace } from 'vscode';
import { closeAll, eventually, inWorkspace, ours, ruleOf, show, underlined, write } from './support.ts';

suite('diagnostics', () => {
  teardown(closeAll);

  test('a deprecated class in Swift: rule, link, severity, strike-through', async () => {
    const document = await show(await write('Made/Session.swift', 'let session: MCSession? = nil\n'));
    const [diagnostic] = await underlined(document, ['MCSession']);
    assert.ok(diagnostic);
    assert.deepEqual(diagnostic.tags, [DiagnosticTag.Deprecated]);
    assert.equal(diagnostic.severity, DiagnosticSeverity.Warning);
    assert.match(diagnostic.message, /MCSession.*iOS 27/);
    const { code } = diagnostic;
    assert.ok(typeof code === 'object');
    assert.equal(code.value, 'multipeer-connectivity');
    assert.equal(code.target.authority, 'developer.apple.com');
  });

  test('a deprecated class in Objective-C, sent a message', async () => {
    const code = '@implementation Chat\n- (id)open { return [[MCSession alloc] init]; }\n@end\n';
    const [diagnostic] = await underlined(await show(await write('Made/Chat.m', code)), ['MCSession']);
    assert.deepEqual(diagnostic?.tags, [DiagnosticTag.Deprecated]);
  });

  test('a discouraged function is not struck through', async () => {
    const code = 'void end(CFSocketRef s) { CFSocketInvalidate(s); }\n';
    const diagnostics = await underlined(await show(await write('Made/End.m', code)), [
      'CFSocketRef',
      'CFSocketInvalidate',
    ]);
    assert.deepEqual(diagnostics.map(ruleOf), ['cfsocket', 'cfsocket']);
    assert.ok(diagnostics.every(({ tags = [] }) => !tags.includes(DiagnosticTag.Deprecated)));
  });

  for (const [name, code] of [
    ['Header.h', '- (void)attach:(MCSession *)session;\n'],
    ['Mixed.mm', 'static MCSession *session;\n'],
    ['Plain.c', 'MCSession *session;\n'],
  ] as const) {
    test(`${name}, whatever the editor calls its language`, async () => {
      await underlined(await show(await write(`Made/${name}`, code)), ['MCSession']);
    });
  }

  test('a document that is no file yet', async () => {
    const document = await workspace.openTextDocument({ language: 'swift', content: 'let peer: MCPeerID\n' });
    await underlined(await show(document), ['MCPeerID']);
  });

  test('Network framework, file streams and bound pairs are left alone', async () => {
    for (const name of ['RoomChat.swift', 'Transcript.swift', 'RelayConnection.m', 'Relay.h']) {
      const document = await show(inWorkspace(`Parley/${name}`));
      // A finding added at the end shows that the file was looked at, all of it.
      const last = name.endsWith('.swift') ? 'let last: MCSession? = nil\n' : 'static MCSession *last;\n';
      const edit = new WorkspaceEdit();
      edit.insert(document.uri, new Position(document.lineCount, 0), last);
      await workspace.applyEdit(edit);
      await underlined(document, ['MCSession']);
    }
  });

  test('typing adds a finding and deleting it takes it away', async () => {
    const document = await show(await write('Made/Typing.swift', '\n'));
    const typed = new WorkspaceEdit();
    typed.insert(document.uri, new Position(0, 0), 'let browser: MCNearbyServiceBrowser');
    await workspace.applyEdit(typed);
    const [diagnostic] = await underlined(document, ['MCNearbyServiceBrowser']);
    assert.ok(diagnostic);
    const deleted = new WorkspaceEdit();
    deleted.delete(document.uri, diagnostic.range);
    await workspace.applyEdit(deleted);
    await eventually(
      () => ours(document.uri).length,
      (count) => count === 0,
    );
  });

  test('half-typed code keeps the findings before it', async () => {
    const document = await show(await write('Made/Half.swift', 'let a: MCSession\nfunc f( {\n  let s = "not \n'));
    await underlined(document, ['MCSession']);
  });
});
