import { type Call, callAtName, messageAround } from '../../analysis/shape/calls.ts';
import type { Expression } from '../../analysis/shape/expressions.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import type { Confidence } from '../../analysis/finding.ts';
import { containerOf, isUnit, isWord, textOf } from '../../analysis/shape/token-text.ts';
import { Char } from '../../analysis/source/characters.ts';
import { createRemote, type Remote } from './remote.ts';

const READS =
  /^(Data|NSData|NSMutableData|String|NSString|NSMutableString|NSArray|NSMutableArray|NSDictionary|NSMutableDictionary|XMLParser|XMLDocument|NSAttributedString|NSImage|CIImage)$/;

/** The first pieces of the selectors that read a URL. */
const READING_PIECES: readonly string[] = [
  'dataWithContentsOfURL',
  'stringWithContentsOfURL',
  'arrayWithContentsOfURL',
  'dictionaryWithContentsOfURL',
  'imageWithContentsOfURL',
  'initWithContentsOfURL',
];
/** Classes whose `initWithContentsOfURL:` loads nothing over the network. */
const LOADS_FILES =
  /^(NSManagedObjectModel|NSAppleScript|AVAudio\w*|NSBundle|MLModel|NSSound|NSFileWrapper|NSPersistent\w*)$/;

/** A call that reads the whole of a URL before it returns. */
export interface Reading {
  readonly call: Call;
  readonly url: Expression;
  readonly confidence: Confidence;
}

/** The calls that read what is, or may be, a URL on the network. */
export function remoteReadings(shape: Shape): readonly Reading[] {
  const remote = createRemote(shape);
  return shape.file.language === 'swift' ? swiftReadings(shape, remote) : objcReadings(shape, remote);
}

function swiftReadings(shape: Shape, remote: Remote): readonly Reading[] {
  const { file } = shape;
  return shape.identifiers('contentsOf').flatMap((label) => {
    const open = containerOf(file, label);
    if (!isUnit(file, open, Char.OpenParen) || open !== label - 1 || !isWord(file, open - 1)) return [];
    const init = isWord(file, open - 1, 'init') && isUnit(file, open - 2, Char.Dot) ? open - 3 : open - 1;
    // What is awaited is an initialiser of the project's own.
    if (isWord(file, init - 1, 'await')) return [];
    const call = READS.test(textOf(file, init)) ? callAtName(shape, open - 1) : undefined;
    const url = call?.arguments[0];
    return call !== undefined && url !== undefined ? reading(call, url, remote) : [];
  });
}

function objcReadings(shape: Shape, remote: Remote): readonly Reading[] {
  return READING_PIECES.flatMap((piece) =>
    shape.identifiers(piece).flatMap((token) => {
      const call = messageAround(shape, token);
      const url = call?.arguments[0];
      if (call?.token !== token || url === undefined || LOADS_FILES.test(allocated(shape, call))) return [];
      return reading(call, url, remote);
    }),
  );
}

/** The class in `[[Class alloc] init…]`; empty for any other receiver. */
function allocated({ file }: Shape, { receiver }: Call): string {
  const first = receiver!.first + (isUnit(file, receiver!.first, Char.OpenBracket) ? 1 : 0);
  return textOf(file, first);
}

function reading(call: Call, url: Expression, remote: Remote): readonly Reading[] {
  const confidence = remote(url);
  return confidence === undefined ? [] : [{ call, url, confidence }];
}
