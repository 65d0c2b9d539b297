import type { Engine } from '../../server/src/analysis/engine.ts';
import type { SourceLanguage } from '../../server/src/analysis/source/language.ts';
import type { loadBundledEngine } from './engine-bundle.ts';
import type { Inputs } from './inputs.ts';
import { textsWhile, typingIn } from './keystrokes.ts';
import { loadObjcParser, loadSwiftParser } from './peers.ts';
import { type Row, timeEach } from './statistics.ts';

type Parts = ReturnType<typeof loadBundledEngine>;

/** Keystrokes that do not count, while the machine's compiler warms up. */
const WARM_UP = 200;
/** Peers are slow: this many keystrokes are enough. */
const PEER_KEYSTROKES = 12;

/** One keystroke within the engine, in a file with many findings and in one without. */
export async function engineRows(
  { analyze, DEFAULT_SETTINGS }: Parts,
  engine: Engine,
  language: SourceLanguage,
  { hits, clean }: Inputs,
  hasPeers: boolean,
): Promise<readonly Row[]> {
  const measure = (text: string): Row['times'] =>
    timeEach(textsWhile(typingIn(text, language)), WARM_UP, (textOf) => {
      analyze({ text: textOf(), language }, engine, DEFAULT_SETTINGS);
    });
  const found = analyze({ text: hits, language }, engine, DEFAULT_SETTINGS).length;
  const name = language === 'swift' ? 'Swift' : 'Objective-C';
  const times = measure(hits);
  const peer = hasPeers ? { peer: await parserPeer(hits, language) } : {};
  return [
    { what: `keystroke, engine, ${name}, ${found} findings`, times, budget: { p50: 8, p99: 30 }, ...peer },
    { what: `keystroke, engine, ${name}, no hit`, times: measure(clean), budget: { p50: 2 } },
  ];
}

/** The full parse of the same text by the grammar that there is for its language. */
async function parserPeer(text: string, language: SourceLanguage): Promise<NonNullable<Row['peer']>> {
  const texts = textsWhile(typingIn(text, language)).slice(0, PEER_KEYSTROKES);
  if (language === 'swift') {
    const parse = loadSwiftParser();
    return { name: 'tree-sitter, native', p50: timeEach(texts, 2, (textOf) => void parse(textOf())).p50 };
  }
  const parse = await loadObjcParser();
  return {
    name: 'tree-sitter, wasm',
    p50: timeEach(texts, 2, (textOf) => {
      parse(textOf()).delete();
    }).p50,
  };
}
