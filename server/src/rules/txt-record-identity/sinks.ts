import { Char } from '../../analysis/source/characters.ts';
import { TokenKind } from '../../analysis/source/tokens.ts';
import { messageAround } from '../../analysis/shape/calls.ts';
import type { Shape } from '../../analysis/shape/shape.ts';
import { isOneOf, isOperator, isUnit, isWord, kindOf, textOf } from '../../analysis/shape/token-text.ts';

/** Where a value stands: in which argument of what. */
export interface EnclosingUse {
  /** The function or type called, the selector of a message, or what another bracket is. */
  readonly callee: string;
  /** The word before the callee's dot; for `service = .init(…)` the name that gets the value. */
  readonly base: string;
  /** The Swift label, or the selector's piece; `_` for none. */
  readonly label: string;
  /** The position of the argument; -1 for the receiver of a message. */
  readonly position: number;
}

/** What the bracket at `open` makes of the value at `inner`; `undefined` for mere grouping. */
export function argumentAround(shape: Shape, open: number, inner: number): EnclosingUse | undefined {
  const { file } = shape;
  if (kindOf(file, open) === TokenKind.InterpolationStart) return undefined;
  if (isUnit(file, open, Char.OpenBracket)) return bracketUse(shape, open, inner);
  let callee = open - 1;
  while (isOneOf(file, callee, '?!')) callee--;
  if (!isWord(file, callee) || /^(return|in|if|guard|while|case)$/.test(textOf(file, callee))) return undefined;
  const { label, position } = argumentOfCall(shape, open, inner);
  return { callee: textOf(file, callee), base: baseOf(shape, callee), label, position };
}

/** The word before the callee's dot; for `service = .init(…)` the name that gets the value. */
function baseOf({ file }: Shape, callee: number): string {
  if (!isUnit(file, callee - 1, Char.Dot)) return '';
  return isOperator(file, callee - 2, '=') ? textOf(file, callee - 3) : textOf(file, callee - 2);
}

/** A message in Objective-C; elsewhere a literal, which only groups. */
function bracketUse(shape: Shape, open: number, inner: number): EnclosingUse | undefined {
  if (shape.file.language !== 'c') return undefined;
  const first = shape.messageAt(open)?.receiverEnd;
  const message = first === undefined ? undefined : messageAround(shape, first);
  if (message === undefined) return undefined;
  const position = message.arguments.findIndex((one) => one.first <= inner && inner <= one.last);
  return { callee: message.name, base: '', label: message.arguments[position]?.label ?? '_', position };
}

function argumentOfCall({ file }: Shape, open: number, inner: number): { label: string; position: number } {
  let position = 0;
  let first = open + 1;
  for (let i = open + 1; i < inner; i++) {
    if (isUnit(file, i, Char.Comma)) {
      position++;
      first = i + 1;
    }
    if (file.mate[i]! > i) i = Math.min(file.mate[i]!, inner);
  }
  const labelled = isWord(file, first) && isUnit(file, first + 1, Char.Colon);
  return { label: labelled ? textOf(file, first) : '_', position };
}

const ADVERTISING_CALLS =
  /^(NWTXTRecord \S+|setEntry _|Service (name|txtRecord)|bonjour (name|txtRecord)|NetService name|data fromTXTRecord|MCPeerID displayName|MCNearbyServiceAdvertiser discoveryInfo|MCAdvertiserAssistant discoveryInfo)$/;

/** C functions with the positions of the arguments that are advertised. */
const ADVERTISING_FUNCTIONS: Readonly<Record<string, number>> = {
  nw_advertise_descriptor_create_bonjour_service: 0,
  nw_txt_record_set_key: 2,
  TXTRecordSetValue: 3,
  DNSServiceRegister: 3,
  CFNetServiceCreate: 3,
};

const ADVERTISING_PIECES: Readonly<Record<string, string>> = {
  'initWithDomain:type:name:': 'name',
  'initWithDomain:type:name:port:': 'name',
  'dataFromTXTRecordDictionary:': 'dataFromTXTRecordDictionary',
  'initWithDisplayName:': 'initWithDisplayName',
  'initWithPeer:discoveryInfo:serviceType:': 'discoveryInfo',
  'initWithServiceType:discoveryInfo:session:': 'discoveryInfo',
};

/** Whether what is handed over there is advertised on the network. */
export function isAdvertised(shape: Shape, { callee, base, label, position }: EnclosingUse): boolean {
  if (ADVERTISING_FUNCTIONS[callee] === position) return true;
  if (shape.file.language === 'c') return ADVERTISING_PIECES[callee] === label && label !== undefined;
  if (callee === 'Service' && base !== 'NWListener') return false;
  if (callee === 'init' && base === 'service') return /^(name|txtRecord)$/.test(label);
  return ADVERTISING_CALLS.test(`${callee} ${label}`);
}

const KEEPING_CALLS =
  /^(String|NSString|Data|string|Optional|data|prefix|suffix|lowercased|uppercased|replacingOccurrences|description|describing|utf8|Substring|dictionary|IORegistryEntryCreateCFProperty|CFBridgingRelease)$/;
const KEEPING_SELECTORS =
  /^(stringWithFormat:|initWithFormat:|stringByAppendingString:|stringByAppendingFormat:|UUIDString|dataUsingEncoding:|copy|lowercaseString|uppercaseString|substringToIndex:|substringFromIndex:|identifierForVendor|advertisingIdentifier|dictionaryWithObject(s|sAndKeys)?:\S*|UTF8String|description|stringByReplacingOccurrencesOfString:withString:)$/;

/** Whether what comes out still identifies the device. */
export function keepsIdentity({ callee }: EnclosingUse): boolean {
  return KEEPING_CALLS.test(callee) || KEEPING_SELECTORS.test(callee);
}
