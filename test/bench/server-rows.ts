import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { SourceLanguage } from '../../server/src/analysis/source/language.ts';
import { startEditor } from '../lsp/support/client.ts';
import { typingIn } from './keystrokes.ts';
import { type Row, timeEach, timeRounds } from './statistics.ts';

const WARM_UP = 60;
const STARTS = 7;

/** One keystroke through the language server over stdio: from the change to the diagnostics that were asked for. */
export async function keystrokeRow(text: string, language: SourceLanguage): Promise<Row> {
  const name = language === 'swift' ? 'Swift' : 'Objective-C';
  const uri = language === 'swift' ? 'file:///bench/File.swift' : 'file:///bench/File.m';
  const { before, typed, after } = typingIn(text, language);
  const line = before.split('\n').length - 1;
  const editor = await startEditor();
  editor.open(uri, before + after, language === 'swift' ? 'swift' : 'objective-c');
  let version = 1;
  const press = async (key: number): Promise<void> => {
    const lines = typed.slice(0, key).split('\n');
    const position = { line: line + lines.length - 1, character: lines.at(-1)!.length };
    editor.change(uri, ++version, typed[key]!, { start: position, end: position });
    await editor.report(uri);
  };
  await timeRounds(WARM_UP, press);
  const times = await timeRounds(typed.length - WARM_UP, (round) => press(WARM_UP + round));
  await editor.stop();
  return { what: `keystroke, language server, ${name}`, times };
}

/** From the start of the server's process to the first diagnostics, beside the start of Node itself. */
export async function coldStartRow(): Promise<Row> {
  const text = readFileSync('sample/Parley/NearbyChat.swift', 'utf8');
  const node = timeEach(Array.from({ length: STARTS }), 1, () => void spawnSync(process.execPath, ['-e', '0']));
  const times = await timeRounds(STARTS, async () => {
    const editor = await startEditor();
    editor.open('file:///bench/NearbyChat.swift', text);
    if ((await editor.pull('file:///bench/NearbyChat.swift')).length === 0) throw new Error('no diagnostics came');
    editor.process.kill();
  });
  return {
    what: 'cold start to first diagnostics',
    times,
    budget: { p50: 400 },
    peer: { name: 'node -e 0', p50: node.p50 },
  };
}
