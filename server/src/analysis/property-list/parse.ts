import type { ParsedPropertyList } from './model.ts';
import { parseOpenStep } from './open-step.ts';
import { parseXml } from './xml.ts';

/**
 * Reads the text of a property list, XML or old-style. Total: from broken text comes whatever can be told, with
 * `complete: false`. A binary property list that was decoded as if it were text has no root; its bytes are for
 * `parseBinary`.
 */
export function parsePropertyList(text: string): ParsedPropertyList {
  if (text.startsWith('bplist')) return { format: 'binary', positions: false, complete: false };
  return /^[\s\ufeff]*<\D/.test(text) ? parseXml(text) : parseOpenStep(text);
}
