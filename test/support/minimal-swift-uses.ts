import type { ApiEntry, ApiKind } from '../../server/src/knowledge/model.ts';
import {
  type MinimalUse,
  minimalUse,
  parseSwiftName,
  swiftArguments,
  swiftOwner,
  swiftParameters,
} from './minimal-uses.ts';

/**
 * Whether the type that a dotted name begins with is an entry, which then is what is found: `MCSessionState` in
 * `MCSessionState.connected`. The last name of those that are distinctive is found all the same.
 */
export function isCarriedByType({ swift, distinctive }: ApiEntry, apis: readonly ApiEntry[]): boolean {
  const [head] = parseSwiftName(swift!).path;
  return head !== undefined && distinctive !== true && apis.some((api) => api.swift === head);
}

/** The ways in which Swift code uses an entry that Swift can see. */
export function swiftUses(entry: ApiEntry, apis: readonly ApiEntry[]): readonly MinimalUse[] {
  const owner = swiftOwner(entry);
  if (owner === undefined) return entry.ambiguous === undefined ? plainUses(entry, apis) : ambiguousUses(entry, apis);
  return memberUses(entry, owner);
}

function plainUses(entry: ApiEntry, apis: readonly ApiEntry[]): readonly MinimalUse[] {
  const { path, name, labels = [] } = parseSwiftName(entry.swift!);
  const marked = [...path, `«${name}»`].join('.');
  const spellings = [marked, ...entry.modules.map((module) => `${module}.${marked}`)];
  const texts = spellings.flatMap((spelling) => expressions(entry, spelling, labels));
  const implicit = isFirstImplicit(entry, apis) ? [`configure(1, mode: .«${name}»)\n`] : [];
  const besides = path.filter((outer) => apis.some(({ swift }) => swift === outer));
  return [...texts, ...implicit].map((text) => minimalUse(text, besides));
}

/** Whether `.name` alone is this entry, and not one before it that has another spelling of the same. */
function isFirstImplicit(entry: ApiEntry, apis: readonly ApiEntry[]): boolean {
  const suffix = `.${parseSwiftName(entry.swift!).name}`;
  return apis.find(({ swift, distinctive }) => distinctive === true && swift?.endsWith(suffix)) === entry;
}

function expressions({ kind }: ApiEntry, spelling: string, labels: readonly string[]): readonly string[] {
  switch (kind) {
    case 'function':
      return [`func use() {\n  ${spelling}(${swiftArguments(labels)})\n}\n`, `let function = ${spelling}\n`];
    case 'constant':
      return [`let value = ${spelling}\n`, `func use() {\n  if value == ${spelling} {\n  }\n}\n`];
    case 'protocol':
      return [`final class Handler: NSObject, ${spelling} {\n}\n`, `weak var handler: (any ${spelling})?\n`];
    case 'class':
      return [`let value: ${spelling}?\n`, `let value = ${spelling}(unlisted: 1)\n`, `class Mine: ${spelling} {\n}\n`];
    default:
      return [`let value: ${spelling}?\n`, `func use(_ values: [${spelling}]) -> Void {\n}\n`];
  }
}

const TYPE_KINDS: ReadonlySet<ApiKind> = new Set(['class', 'protocol', 'enum', 'type']);

/** A name with other meanings: its module is imported, and a type of the same rule stands nearby. */
function ambiguousUses(entry: ApiEntry, apis: readonly ApiEntry[]): readonly MinimalUse[] {
  const isNeighbour = ({ kind, rule, ambiguous }: ApiEntry): boolean =>
    TYPE_KINDS.has(kind) && rule === entry.rule && ambiguous === undefined;
  const neighbour = apis.find((api) => isNeighbour(api) && api.swift !== undefined)!.swift!;
  const file = `import ${entry.modules[0]}\n\nlet neighbour: ${neighbour}?\n`;
  return [minimalUse(`${file}let value: «${entry.swift}»?\n`, [neighbour])];
}

function memberUses(entry: ApiEntry, owner: string): readonly MinimalUse[] {
  const { name, labels } = parseSwiftName(entry.swift!);
  if (entry.requirement === true) return [implementation(owner, name, swiftParameters(labels ?? [], entry.parameter))];
  const list = labels === undefined ? '' : `(${swiftArguments(labels)})`;
  if (name === 'init') {
    return [minimalUse(`let value = «${owner}»${list}\n`), minimalUse(`let value = «${owner}».init${list}\n`)];
  }
  if (entry.static === true) return [minimalUse(`func use() {\n  _ = ${owner}.«${name}»${list}\n}\n`, [owner])];
  const texts = [
    `func use(receiver: ${owner}) {\n  _ = receiver.«${name}»${list}\n}\n`,
    `class User {\n  var receiver: ${owner}?\n  func use() {\n    _ = self.receiver?.«${name}»${list}\n  }\n}\n`,
    `extension ${owner} {\n  func use() {\n    _ = self.«${name}»${list}\n  }\n}\n`,
  ];
  return texts.map((text) => minimalUse(text, [owner]));
}

function implementation(owner: string, name: string, parameters: string): MinimalUse {
  const method = `func «${name}»(${parameters}) {\n  }`;
  return minimalUse(`final class Handler: NSObject, ${owner} {\n  ${method}\n}\n`, [owner]);
}
