import type { ApiEntry } from '../../server/src/knowledge/model.ts';
import {
  objcMessage,
  objcSignature,
  parseSwiftName,
  swiftArguments,
  swiftOwner,
  swiftParameters,
} from './minimal-uses.ts';

/** Texts by what the name of an entry is in them; none uses the entry. */
export type LookAlikes = Readonly<Record<string, string>>;

/** Swift code with the name of an entry that Swift can see. */
export function swiftLookAlikes(entry: ApiEntry): LookAlikes {
  const { path, name, labels } = parseSwiftName(entry.swift!);
  const owner = swiftOwner(entry);
  const word = name === 'init' ? owner! : name;
  const list = labels === undefined ? '' : `(${swiftArguments(labels)})`;
  const foreign = owner === undefined || entry.distinctive !== true;
  return {
    'a comment': `// ${entry.swift} and ${word}\n/* ${word}${list} /* ${word} */ ${word} */\nlet value = 1\n`,
    'a string': `let text = "${word}${list}"\nlet raw = #"${word}"#\nlet long = """\n  ${word}\n  """\n`,
    'an argument label': `configure(${word}: 1)\nconfigure(1, ${word}: 2)\nfunc f(${word} value: Int) {\n}\n`,
    'a longer identifier': `let My${word} = 1\nlet ${word}Extended = 2\nuse(_${word}, ${word}_, My${word}.x, ${word}_2(1))\n`,
    'an own declaration': owner === undefined ? ownSymbol(entry, word, labels) : ownMember(entry, name, owner, labels),
    ...(foreign && path.length === 0 ? { 'a member elsewhere': elsewhere(word, owner, list) } : {}),
    ...(path.length > 0 ? { 'a case elsewhere': `let a = Elsewhere.${word}\nuse(Elsewhere.Inner.${word})\n` } : {}),
  };
}

function ownSymbol({ kind, swift }: ApiEntry, word: string, labels: readonly string[] = []): string {
  // The own type of a dotted name stands within one that has another name.
  if (swift!.includes('.')) return `enum Own {\n  case ${word}\n}\nlet own = Own.${word}\n`;
  const call = `${word}(${swiftArguments(labels)})`;
  if (kind === 'function') return `func ${word}(${swiftParameters(labels)}) {\n}\n\n${call}\n`;
  if (kind === 'constant') return `let ${word} = 1\n\nuse(${word})\n`;
  return `struct ${word} {\n}\n\nlet own: ${word}? = ${word}()\n`;
}

function ownMember(entry: ApiEntry, name: string, owner: string, labels: readonly string[] | undefined): string {
  const parameters = swiftParameters(labels ?? []);
  const list = swiftArguments(labels ?? []);
  if (name === 'init') return `struct ${owner} {\n  init(${parameters}) {\n  }\n}\n\nlet own = ${owner}(${list})\n`;
  if (labels === undefined) return `struct Own {\n  var ${name} = 1\n}\n\nfunc use(own: Own) {\n  _ = own.${name}\n}\n`;
  const call = entry.requirement === true ? '' : `\nfunc use(own: Own) {\n  own.${name}(${list})\n}\n`;
  return `struct Own {\n  func ${name}(${parameters}) {\n  }\n}\n${call}`;
}

function elsewhere(word: string, owner: string | undefined, list: string): string {
  const args = list === '' || owner === undefined ? '' : list;
  return `let a = Elsewhere.${word}${args}\nlet b = other.inner.${word}${args}\nlet c = make().${word}${args}\n`;
}

/** C or Objective-C code with the name of an entry that these can see. */
export function objcLookAlikes(entry: ApiEntry): LookAlikes {
  const { c, of, distinctive } = entry;
  const word = c!.split(':')[0]!;
  const foreign = of === undefined || distinctive !== true;
  return {
    'a comment': `// ${c} and ${word}\n/* [x ${c}] ${word} */\nint value = 1;\n`,
    'a string': `static const char *text = "${word}";\nstatic NSString *name = @"[x ${c}] ${word}()";\n`,
    'a piece of a selector': inFunction(`[object with:1 ${word}:2 and:3];`),
    'a longer identifier': inFunction(
      `My${word}(1);\n  ${word}Extended = 2;\n  use(_${word}, ${word}_, ${word}_2(1));`,
    ),
    'an own declaration': of === undefined ? ownSymbolInC(entry, word) : ownMemberInC(c!),
    ...(foreign ? { 'a member elsewhere': elsewhereInC(c!, of) } : {}),
  };
}

function inFunction(statements: string): string {
  return `static void use(void) {\n  ${statements}\n}\n`;
}

function ownSymbolInC({ kind }: ApiEntry, word: string): string {
  switch (kind) {
    case 'function':
      return `static int ${word}(int a) {\n  return a;\n}\n\n${inFunction(`${word}(1);`)}`;
    case 'constant':
      return `static const int ${word} = 1;\n\n${inFunction(`consume(${word});`)}`;
    case 'class':
      return `@interface ${word} : NSObject\n@end\n\n@implementation ${word}\n@end\n\n${inFunction(`${word} *own = nil;`)}`;
    case 'protocol':
      return `@protocol ${word} <NSObject>\n@end\n\n${inFunction(`id<${word}> own = nil;`)}`;
    default:
      return `typedef struct {\n  int a;\n} ${word};\n\n${inFunction(`${word} own;`)}`;
  }
}

function ownMemberInC(selector: string): string {
  const method = `- (void)${objcSignature(selector)}`;
  const own = `@interface Own : NSObject\n${method};\n@end\n\n@implementation Own\n${method} {\n}\n@end\n\n`;
  return `${own}static void use(Own *own) {\n  [own ${objcMessage(selector)}];\n}\n`;
}

function elsewhereInC(selector: string, of: string | undefined): string {
  const message = of === undefined ? `${selector}:1` : objcMessage(selector);
  return `static void use(Other *other) {\n  [other ${message}];\n  consume(other.${selector.split(':')[0]});\n}\n`;
}
