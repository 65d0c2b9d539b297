/** Where something stands in the text of a property list: UTF-16 offsets, the end exclusive; both 0 without positions. */
export interface PlistRange {
  readonly start: number;
  readonly end: number;
}

/** A key and its value. `start` and `end` reach from the key's element or quote to the end of the value. */
export interface PlistEntry extends PlistRange {
  readonly key: string;
  /** The range of the key alone, without tags or quotes. */
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: PlistNode;
}

/** What all nodes share: the range of the element with its tags or quotes, and of what stands between these. */
export interface PlistPlace extends PlistRange {
  /** An element such as `<true/>` has no inside; there it is the range of the element. For `<dict/>` it is its end. */
  readonly innerStart: number;
  readonly innerEnd: number;
}

/** A dictionary. A key may occur more than once; the last one counts. */
export interface PlistDict extends PlistPlace {
  readonly kind: 'dict';
  readonly entries: readonly PlistEntry[];
}

/** An array. */
export interface PlistArray extends PlistPlace {
  readonly kind: 'array';
  readonly items: readonly PlistNode[];
}

/** A string with entities and escapes decoded. */
export interface PlistString extends PlistPlace {
  readonly kind: 'string';
  readonly value: string;
}

/** A number; NaN if what is written is none. */
export interface PlistNumber extends PlistPlace {
  readonly kind: 'integer' | 'real';
  readonly value: number;
}

/** `<true/>` or `<false/>`; the old style has no booleans but the strings `YES` and `NO`. */
export interface PlistBoolean extends PlistPlace {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** A date, as written in a text, in ISO form from a binary file. */
export interface PlistDate extends PlistPlace {
  readonly kind: 'date';
  readonly value: string;
}

/** Bytes. They are not kept. */
export interface PlistData extends PlistPlace {
  readonly kind: 'data';
}

/** One value of a property list with everything inside. */
export type PlistNode = PlistDict | PlistArray | PlistString | PlistNumber | PlistBoolean | PlistDate | PlistData;

/** How a property list is written. `openstep` is the old style of braces, which `project.pbxproj` uses. */
export type PlistFormat = 'xml' | 'openstep' | 'binary';

/** A property list as far as it could be read. */
export interface ParsedPropertyList {
  readonly format: PlistFormat;
  /** Absent if there is no value at all. */
  readonly root?: PlistNode;
  /** Whether offsets mean something: not in a binary property list. */
  readonly positions: boolean;
  /** Whether everything was well-formed: nothing was left open, skipped or without its partner. */
  readonly complete: boolean;
}
