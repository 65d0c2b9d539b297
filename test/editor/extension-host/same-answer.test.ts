import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { extensions } from 'vscode';
import { closeAll, eventually, inWorkspace, ours, ruleOf, show } from './support.ts';

interface Reported {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly ruleId: string;
}

const FILES = [
  'Parley/FileTransfer.swift',
  'Parley/Info.plist',
  'Parley/NearbyChat.swift',
  'Parley/NewsFeed.swift',
  'Parley/OwnAddress.m',
  'Parley/PrinterBrowser.swift',
  'Parley/RelayLink.m',
  'Parley/RoomChat.swift',
  'Parley/Transcript.swift',
  'ParleyMac/Info.plist',
  'ParleyMac/Neighbours.swift',
  'ParleyMac/ParleyMac.entitlements',
  'ParleyMac/Reception.swift',
];

async function commandLine(): Promise<readonly Reported[]> {
  const cli = path.join(extensions.getExtension('netguide.netguide')?.extensionPath ?? '', 'dist/cli.js');
  const folder = inWorkspace('.').fsPath;
  const args = [cli, 'scan', '.', '--format', 'json', '--fail-on', 'never'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  return (JSON.parse(stdout) as { findings: Reported[] }).findings;
}

suite('editor and command line', () => {
  teardown(closeAll);

  test('say the same of the sample project', async () => {
    const reported = await commandLine();
    assert.ok(reported.length > 0);
    for (const file of FILES) {
      const document = await show(inWorkspace(file));
      const expected = reported
        .filter((finding) => finding.file === file)
        .map(({ line, column, ruleId }) => `${file}:${line}:${column} ${ruleId}`);
      const shown = (): string[] =>
        ours(document.uri).map(
          (one) => `${file}:${one.range.start.line + 1}:${one.range.start.character + 1} ${ruleOf(one)}`,
        );
      await eventually(shown, (now) => now.join('\n') === expected.join('\n'));
    }
  });
});
