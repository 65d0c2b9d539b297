import type { PlistDict, PlistNode } from '../../analysis/property-list/model.ts';
import { parsePropertyList } from '../../analysis/property-list/parse.ts';
import { itemsOf, stringOf, valueOf, valuesByKey } from '../../analysis/property-list/queries.ts';
import type { BuildSettings } from './build-settings.ts';

/** An object of a `project.pbxproj`, by its keys. Asking for what is absent, or of another type, gives nothing. */
export interface XcodeObject {
  readonly id: string;
  /** `isa`; empty for the object that stands for a missing one. */
  readonly type: string;
  text(key: string): string | undefined;
  /** The strings of a list. */
  texts(key: string): readonly string[];
  /** The object that the key refers to. */
  object(key: string): XcodeObject;
  /** The objects that a list refers to, without missing ones. */
  objects(key: string): readonly XcodeObject[];
  /** A dictionary of build settings; lists become words with a space between. */
  settings(key: string): BuildSettings;
}

/** The objects of a `project.pbxproj`. */
export interface XcodeObjects {
  /** The object of type `PBXProject`. */
  readonly project: XcodeObject;
  /** Whether the text was well-formed to its end. */
  readonly complete: boolean;
  ofType(type: string): readonly XcodeObject[];
}

/** Reads the text of a `project.pbxproj`, in the old style or as XML. Total: what is broken or missing is simply not there. */
export function readXcodeObjects(text: string): XcodeObjects {
  const { root, complete } = parsePropertyList(text);
  const objects = valueOf(root, 'objects');
  const nodes = objects?.kind === 'dict' ? valuesByKey(objects) : new Map<string, PlistNode>();
  const known = new Map<string, XcodeObject>();
  const objectOf = (id: string): XcodeObject => {
    const object = known.get(id) ?? wrap(id, nodes.get(id), objectOf);
    known.set(id, object);
    return object;
  };
  const ofType = (type: string): readonly XcodeObject[] =>
    [...nodes].flatMap(([id, node]) => (stringOf(valueOf(node, 'isa')) === type ? [objectOf(id)] : []));
  const named = objectOf(stringOf(valueOf(root, 'rootObject')) ?? '');
  return { project: named.type === 'PBXProject' ? named : (ofType('PBXProject')[0] ?? named), complete, ofType };
}

function wrap(id: string, node: PlistNode | undefined, objectOf: (id: string) => XcodeObject): XcodeObject {
  const texts = (key: string): readonly string[] => itemsOf(valueOf(node, key)).flatMap((item) => stringOf(item) ?? []);
  return {
    id,
    type: stringOf(valueOf(node, 'isa')) ?? '',
    text: (key) => stringOf(valueOf(node, key)),
    texts,
    object: (key) => objectOf(stringOf(valueOf(node, key)) ?? ''),
    objects: (key) =>
      texts(key)
        .map(objectOf)
        .filter(({ type }) => type !== ''),
    settings: (key) => settingsIn(valueOf(node, key)),
  };
}

function settingsIn(node: PlistNode | undefined): BuildSettings {
  const entries = (node as PlistDict | undefined)?.kind === 'dict' ? (node as PlistDict).entries : [];
  return new Map(
    entries.flatMap(({ key, value }) => {
      const text =
        stringOf(value) ??
        (value.kind === 'array' ? value.items.flatMap((one) => stringOf(one) ?? []).join(' ') : undefined);
      return text === undefined ? [] : [[key, text] as const];
    }),
  );
}
