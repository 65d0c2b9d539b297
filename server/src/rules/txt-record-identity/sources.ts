import type { Shape } from '../../analysis/shape/shape.ts';
import { stringTokens, stringValue } from '../../analysis/shape/strings.ts';
import { isOneOf, isOperator, textOf } from '../../analysis/shape/token-text.ts';

/** A place that reads a persistent identifier of the device. */
export interface IdentitySource {
  readonly token: number;
  /** What it is, for messages. */
  readonly what: string;
}

const PROPERTIES: Readonly<Record<string, string>> = {
  identifierForVendor: 'the identifier for vendor',
  advertisingIdentifier: 'the advertising identifier',
};

const REGISTRY_KEYS: Readonly<Record<string, string>> = {
  kIOPlatformSerialNumberKey: 'the serial number',
  kIOPlatformUUIDKey: 'the hardware UUID',
};

const REGISTRY_STRINGS: Readonly<Record<string, string>> = {
  IOPlatformSerialNumber: 'the serial number',
  IOPlatformUUID: 'the hardware UUID',
};

/** Every place of the file that reads one. */
export function identitySources(shape: Shape): readonly IdentitySource[] {
  return [...properties(shape), ...registryKeys(shape), ...registryStrings(shape)];
}

/** `device.identifierForVendor`, `[device identifierForVendor]`; not an own declaration or a label of that name. */
function properties(shape: Shape): readonly IdentitySource[] {
  const { file } = shape;
  return Object.entries(PROPERTIES).flatMap(([name, what]) =>
    shape.identifiers(name).flatMap((token) => {
      const member =
        isOneOf(file, token - 1, '.') && /^(current|currentDevice|device|[\])])$/i.test(base(shape, token));
      const message = file.language === 'c' && isOneOf(file, token + 1, ']');
      return member || message ? [{ token, what }] : [];
    }),
  );
}

/** What stands before the dot, without the marks of optional chaining. */
function base({ file }: Shape, token: number): string {
  let i = token - 2;
  while (isOneOf(file, i, '?!')) i--;
  return textOf(file, i);
}

function registryKeys(shape: Shape): readonly IdentitySource[] {
  return Object.entries(REGISTRY_KEYS).flatMap(([name, what]) =>
    shape.identifiers(name).flatMap((token) => (isOperator(shape.file, token + 1, '=') ? [] : [{ token, what }])),
  );
}

function registryStrings(shape: Shape): readonly IdentitySource[] {
  return stringTokens(shape.file).flatMap((token) => {
    const what = REGISTRY_STRINGS[stringValue(shape.file, token) ?? ''];
    return what === undefined ? [] : [{ token, what }];
  });
}
