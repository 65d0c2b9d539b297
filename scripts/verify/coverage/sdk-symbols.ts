import type { Problem } from '../../knowledge/problems.ts';
import { readYaml, type YamlSource } from '../../knowledge/read.ts';

/** The names of the symbols that SDK headers deprecate. */
export const SDK_SYMBOLS = 'knowledge/facts/sdk-symbols.yaml';

/** A symbol of the SDK that deserves an API entry, and where that is written. */
export interface SdkSymbol {
  readonly framework: string;
  readonly kind: string;
  /** The C or Objective-C spelling; the Swift one for what only Swift has. */
  readonly name: string;
  /** For members and enumerators: the type, protocol or enumeration that declares them. */
  readonly of?: string;
  /** 1-based line in {@link SDK_SYMBOLS} of the list that holds the name. */
  readonly line: number;
}

/** Framework, header, then `kind` or `kind of Type`, with the names separated by white space. */
type SymbolLists = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** Reads the facts below `root`. */
export function readSdkSymbols(root: string): { symbols: readonly SdkSymbol[]; problems: readonly Problem[] } {
  const { problems, ...read } = readYaml(root, SDK_SYMBOLS);
  return { symbols: 'source' in read ? symbolsIn(read.source) : [], problems };
}

function symbolsIn({ value, lineAt }: YamlSource): readonly SdkSymbol[] {
  return Object.entries(value as SymbolLists).flatMap(([framework, headers]) =>
    Object.entries(headers).flatMap(([header, lists]) =>
      Object.entries(lists).flatMap(([list, names]) => {
        const [kind = '', of] = list.split(' of ');
        const common = {
          framework,
          kind,
          ...(of === undefined ? {} : { of }),
          line: lineAt([framework, header, list]),
        };
        return names.split(/\s+/).map((name) => ({ ...common, name }));
      }),
    ),
  );
}

/** `Type.member`, or the name alone. */
export function fullName({ of, name }: Pick<SdkSymbol, 'of' | 'name'>): string {
  return of === undefined ? name : `${of}.${name}`;
}
