import type { SourceLanguage } from '../../server/src/analysis/source/language.ts';

/** Input that grows with `n` and that a careless reader would take the square of its length for. */
export interface Pathology {
  readonly name: string;
  readonly languages: readonly SourceLanguage[];
  readonly make: (n: number) => string;
  /** From how many pieces on the bounds on how far is looked ahead or back no longer show. */
  readonly from: number;
}

const BOTH: readonly SourceLanguage[] = ['swift', 'c'];

const repeat = (piece: string): [string, (n: number) => string] => [piece, (n) => piece.repeat(n)];

const around = (open: string, inner: string, close: string): [string, (n: number) => string] => [
  `${open}…${inner}…${close}`,
  (n) => open.repeat(n) + inner + close.repeat(n),
];

const within = (before: string, piece: string, after: string): [string, (n: number) => string] => [
  `${before}${piece}…${after}`,
  (n) => before + piece.repeat(n) + after,
];

const entry =
  (languages: readonly SourceLanguage[], from = 250) =>
  ([name, make]: [string, (n: number) => string]): Pathology => ({ name, languages, make, from });

/** What only Swift reads as something. */
const SWIFT_RUNS: readonly string[] = ['\\(', '#"""', '"\\(', 'a<'];

/** Whether a run is worth a megabyte in that language. */
export function isWorthwhile(run: string, language: SourceLanguage): boolean {
  return language === 'swift' || !SWIFT_RUNS.includes(run);
}

/** Characters and marks in a row; the beginnings of everything that has an end. */
export const RUNS: readonly string[] = [
  ...['(', '/*', '"', '#', '\\(', '[', '{', '@', '#if (', '#"""', '/', '"\\(', 'a<'],
];

/** What the lexers, the bracket matcher, the shape, the matching and the suppressions could be slow on. */
export const PATHOLOGIES: readonly Pathology[] = [
  ...[...RUNS, ')', '}', '`', "'", 'a.', '<', '#if (\n', 'let x ', '(let x ', '{let x '].map(repeat).map(entry(BOTH)),
  ...['R"(', '\\\n', 'const ', '> * A, ', 'typedef Old * ', '#define A Old\n'].map(repeat).map(entry(['c'])),
  ...[' /a', '(/(', '#"""\n', 'Old.', 'import A.', 'for x in ', 'if let a, ', '{ s in s.stop() ']
    .map(repeat)
    .map(entry(['swift'])),
  ...['#/\n', '##/a'].map(repeat).map(entry(['swift'], 1_000)),
  ...[
    around('[', 'Old new', '] init'),
    around('[(', 'Old', ') stop]'),
    around('[a OldMake:', '1', ']'),
    around('extern "C" {OldRef x;', '', '}'),
    within('[a ', 'OldMake:1 ', ']'),
    within('[a b:', 'x ? y : ', 'z c:Old]'),
    within('Type *a', ', *b', ';'),
    within('switch (x) {', 'case OldKey: ', '}'),
    within('- (void)a', ':(Old *)b c', ';'),
    repeat('let u = "ftp://a";\n'),
  ].map(entry(['c'])),
  ...[within('@class ', 'Old, ', ';'), within('#define A ', 'Old ', '\n'), repeat('stop ')].map(entry(['c'], 1_000)),
  ...[
    around('{stop() ', '', '}'),
    around('URL(string:', '"ftp://a"', ')'),
    around('class A { let s: Old; func f() { s.stop() ', '', '}}'),
    within('f(', '"ftp://a", ', '1)'),
    within('let a = "ftp://a"', ' + "ftp://b"', ''),
    within('a', '.b("ftp://a")', ''),
    within('var u = "ftp://a"\n', 'u = u\n', ''),
    within('switch x {', 'case .a(let s): s.stop() ', '}'),
    within('func f() {', 'let s = s; s.stop()\n', '}'),
    within('func f(s: Old) {', 's.stop()\n', '}'),
    within('class A { let s: Old; func f() {', 'self.s.stop()\n', '}}'),
    within('\\Old', '.peers', ''),
    repeat('let u = "ftp://a"\n'),
    repeat('func f(s: Old) { s.stop() }\n'),
  ].map(entry(['swift'])),
  ...[within('enum A { case a', ', Old', '}')].map(entry(['swift'], 1_000)),
  ...[
    repeat('// netguide:disable old\n'),
    repeat('/* netguide:disable:this old */'),
    repeat('// netguide:disable:next old\nf(Old);\n'),
    repeat('f(Old); // netguide:disable old\n'),
    within('Old', ' ', 'Old'),
    within('Old', '\n', 'Old'),
  ].map(entry(BOTH)),
  ...[repeat('@diagnose(DeprecatedDeclaration, as: ignored) let a: Old\n')].map(entry(['swift'])),
];
