import type { Matchable } from '../../../../server/src/analysis/catalogue/catalogue.ts';

/** The smallest Swift text that uses an entry as its kind is used: names in it stand for nothing else. */
export function swiftUse({ entry, name, path, owner, labels, initialises }: Matchable): string {
  const call = `(${(labels ?? []).map((label) => (label === '_' ? '1' : `${label}: 1`)).join(', ')})`;
  const member = name + (labels === undefined ? '' : call);
  if (initialises === true) return `let value = ${name}${call}\n`;
  if (owner !== undefined && entry.requirement === true) {
    const parameters = (labels ?? []).map((label, i) => `${label} p${i}: ${entry.parameter ?? 'Int'}`).join(', ');
    return `extension Delegate: ${owner} {\n    func ${name}(${parameters}) {}\n}\n`;
  }
  if (owner !== undefined && entry.static === true) return `let value = ${owner}.${member}\n`;
  if (owner !== undefined) return `func use(_ receiver: ${owner}) {\n    receiver.${member}\n}\n`;
  // A module before the name says which of two things is meant that share it.
  const qualified = [...(entry.ambiguous === undefined ? [] : [entry.modules[0]]), ...path, name].join('.');
  if (entry.kind === 'function') return `let value = ${qualified}(1)\n`;
  return entry.kind === 'constant' ? `print(${qualified})\n` : `func use(_ value: ${qualified}?) {}\n`;
}

/** The same in C or Objective-C. */
export function cUse({ entry, name, owner, selector }: Matchable): string {
  const body = (statement: string, parameter = 'void'): string =>
    `static void use(${parameter})\n{\n    ${statement};\n}\n`;
  const pieces = (selector ?? '').split(':').slice(0, -1);
  const message = pieces.length === 0 ? (selector ?? '') : pieces.map((piece) => `${piece}:1`).join(' ');
  if (owner !== undefined && entry.requirement === true) {
    const method = pieces.length === 0 ? message : pieces.map((piece, i) => `${piece}:(int)p${i}`).join(' ');
    return `@interface Delegate : NSObject <${owner}>\n@end\n\n@implementation Delegate\n- (void)${method} {}\n@end\n`;
  }
  if (owner !== undefined && entry.static === true) return body(`[${owner} ${message}]`);
  if (owner !== undefined) return body(`[receiver ${message}]`, `${owner} *receiver`);
  if (entry.kind === 'function') return body(`${name}(1)`);
  if (entry.kind === 'protocol') return `@interface Delegate : NSObject <${name}>\n@end\n`;
  return entry.kind === 'constant' ? body(`log(${name})`) : body('', `${name} *value`);
}
