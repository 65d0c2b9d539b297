import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { sourceLanguageOfPath, type SourceLanguage } from '../../server/src/analysis/source/language.ts';

/** A text and the grammar that it is read with. */
export interface Sample {
  readonly name: string;
  readonly language: SourceLanguage;
  readonly text: string;
}

/** How many cases each property tries; `FUZZ_RUNS` multiplies them for a long night. */
export const runs = (count: number): { numRuns: number } => ({
  numRuns: count * Number(process.env['FUZZ_RUNS'] ?? 1),
});

/** Both grammars. */
export const languages: fc.Arbitrary<SourceLanguage> = fc.constantFrom('swift', 'c');

/** The pieces that the lexers, the bracket matcher and the shape take decisions on. */
const PIECES = [
  ...'()[]{}<>.,;:=+-*/%&|^~!?@#\\"\'`$_ \t\n\r\u00a0\u3000\ufeff\ud83d\udcac',
  ...['/*', '*/', '//', '"""', '#"', '"#', '#"""', '"""#', '\\(', '\\#(', '#/', '/#', 'R"x(', ')x"', '@"', "'", '\\\n'],
  ...[
    '#if ',
    '#elseif ',
    '#elif ',
    '#else\n',
    '#endif\n',
    '#define A ',
    '#import <',
    '#pragma ',
    'os(Linux)',
    '0',
    '&&',
  ],
  ...[
    'let ',
    'var ',
    'func ',
    'class A: ',
    'enum ',
    'case ',
    'if ',
    'guard ',
    'for ',
    ' in ',
    'return ',
    'self',
    ' as ',
    'else ',
  ],
  ...[
    '@interface A ',
    '@implementation A ',
    '@protocol ',
    '@class ',
    '@end\n',
    '@property ',
    '- (void)',
    '@selector(',
    'typedef ',
  ],
  ...[
    'MCSession',
    'MCPeerID',
    'MCSessionDelegate',
    'session',
    'disconnect',
    'connectedPeers',
    'send',
    'toPeers',
    'sendData',
  ],
  ...[
    'CFSocketCreate',
    'CFSocketRef',
    'kCFSocketReadCallBack',
    'getStreamsToHost',
    'networkServiceType',
    'PropertyKey',
  ],
  ...[
    '"ftp://a/b"',
    '@"ftp://a/b"',
    'URL(string: ',
    'Data(contentsOf: ',
    'NSURL URLWithString:',
    'dataTask(with: ',
    'url',
  ],
  ...['// netguide:disable cfsocket - x\n', '// netguide:disable:next all\n', '/* netguide:enable all */'],
  ...['@diagnose(DeprecatedDeclaration, as: ignored)', '1.5e+3', "1'000", '0x1F', 'é', 'ß', '→'],
];

/** Text made of the pieces that matter, mixed with anything at all. */
export const soup: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 80,
  })
  .map((pieces) => pieces.join(''));

const root = path.join(process.cwd(), 'test/fixtures');

/** Every source fixture. */
export const fixtures: readonly Sample[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .sort()
  .flatMap((name) => {
    const language = sourceLanguageOfPath(name);
    return language === undefined ? [] : [{ name, language, text: readFileSync(path.join(root, name), 'utf8') }];
  });

/** A fixture with a stretch cut out, a piece put in, or both; or its beginning alone. */
export const brokenFixture: fc.Arbitrary<Sample> = fc
  .record({
    sample: fc.constantFrom(...fixtures),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.oneof(fc.nat(3), fc.nat(200), fc.constant(Infinity)),
    put: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES), soup),
  })
  .map(({ sample, at, cut, put }) => {
    const start = Math.floor(at * sample.text.length);
    return { ...sample, text: sample.text.slice(0, start) + put + sample.text.slice(start + cut) };
  });
