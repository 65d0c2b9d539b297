import type { ApiEntry } from '../../server/src/knowledge/model.ts';
import { markFirstWord, type MinimalUse, minimalUse, objcMessage, objcSignature } from './minimal-uses.ts';

/** The ways in which C or Objective-C code uses an entry that it can see. */
export function objcUses(entry: ApiEntry): readonly MinimalUse[] {
  const { c, of } = entry;
  if (of !== undefined) return memberUses(entry, c!, of).map((text) => minimalUse(text, [of]));
  return statements(entry, `«${c}»`).map((statement) => minimalUse(inFunction(statement)));
}

function inFunction(statement: string, parameters = 'void'): string {
  return `static void use(${parameters}) {\n  ${statement}\n}\n`;
}

function statements({ kind }: ApiEntry, name: string): readonly string[] {
  switch (kind) {
    case 'function':
      return [`int result = ${name}(1, 2);`, `${name}(a, &b);`, `call(${name});`];
    case 'constant':
      return [`consume(${name});`, `if (value == ${name}) return;`, `NSDictionary *all = @{ ${name}: value };`];
    case 'class':
      return [`${name} *value = nil;`, `id value = [${name} unlisted];`, `NSArray<${name} *> *values = nil;`];
    case 'protocol':
      return [`id<${name}> value = nil;`, `id value = @protocol(${name});`];
    default:
      return [`${name} value;`, `long value = (${name})1;`, `size_t size = sizeof(${name});`];
  }
}

function memberUses(entry: ApiEntry, selector: string, owner: string): readonly string[] {
  const message = markFirstWord(objcMessage(selector));
  if (entry.requirement === true) {
    const method = `- (void)${markFirstWord(objcSignature(selector))} {\n}`;
    return [`@interface Handler : NSObject <${owner}>\n@end\n\n@implementation Handler\n${method}\n@end\n`];
  }
  if (entry.static === true) return staticUses(entry, message, selector, owner);
  if (selector.startsWith('init')) return [inFunction(`id value = [[${owner} alloc] ${message}];`)];
  const texts = [
    inFunction(`[receiver ${message}];`, `${owner} *receiver`),
    `@interface User : NSObject\n@property (strong) ${owner} *receiver;\n@end\n\n@implementation User\n` +
      `- (void)use {\n  [self.receiver ${message}];\n}\n@end\n`,
  ];
  return entry.kind === 'property' ? [...texts, ...propertyUses(selector, owner)] : texts;
}

function staticUses({ kind }: ApiEntry, message: string, selector: string, owner: string): readonly string[] {
  const sent = inFunction(`[${owner} ${message}];`);
  return kind === 'property' ? [sent, inFunction(`consume(${owner}.«${selector}»);`)] : [sent];
}

function propertyUses(name: string, owner: string): readonly string[] {
  const setter = `set${name.replace(/^./, (first) => first.toUpperCase())}`;
  return [
    inFunction(`consume(receiver.«${name}»);`, `${owner} *receiver`),
    inFunction(`[receiver «${setter}»:a];`, `${owner} *receiver`),
  ];
}
