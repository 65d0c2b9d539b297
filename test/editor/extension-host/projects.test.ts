import { DiagnosticSeverity, Range, workspace, WorkspaceEdit, type Uri } from 'vscode';
import { closeAll, eventually, ours, show, underlined, write } from './support.ts';

const CODE = 'import MultipeerConnectivity\nlet session: MCSession\n';

const PACKAGE = `// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Chat",
    platforms: [.iOS("27.0")],
    targets: [.target(name: "Chat")]
)
`;

const PROJECT = `name: Chat
targets:
  Chat:
    type: application
    platform: iOS
    deploymentTarget: "27.0"
    sources: [Sources]
`;

/** Opens a file in an editor, writes another deployment target into it, and saves it. */
async function lower(project: Uri): Promise<void> {
  const document = await show(project);
  const at = document.getText().indexOf('27.0');
  const edit = new WorkspaceEdit();
  edit.replace(project, new Range(document.positionAt(at), document.positionAt(at + '27.0'.length)), '16.0');
  await workspace.applyEdit(edit);
  await document.save();
}

suite('deployment targets', () => {
  teardown(closeAll);

  for (const [file, text, source] of [
    ['Package.swift', PACKAGE, 'Package/Sources/Chat/Chat.swift'],
    ['project.yml', PROJECT, 'Generated/Sources/Chat.swift'],
  ] as const) {
    test(`saving ${file} with another one re-rates open documents`, async () => {
      const project = await write(`${source.split('/')[0]!}/${file}`, text);
      const document = await show(await write(source, CODE));
      await underlined(document, ['MCSession']);
      const severities = (): string =>
        ours(document.uri)
          .map(({ severity }) => DiagnosticSeverity[severity])
          .join();
      await eventually(severities, (now) => now === 'Warning');
      await lower(project);
      await eventually(severities, (now) => now === 'Information');
    });
  }
});
