import type { PlainValue, PlainValues } from '../../project/targets/model.ts';
import type { TargetList } from '../project-context.ts';

/**
 * The extension points of Network Extension that an Info.plist names, as an app extension or as a system extension;
 * `com.apple.networkextension.packet-tunnel` for instance.
 */
export function providerPoints({ values }: TargetList): readonly string[] {
  const point = memberOf(values['NSExtension'], 'NSExtensionPointIdentifier');
  const classes = memberOf(values['NetworkExtension'], 'NEProviderClasses');
  const points = [...(typeof point === 'string' ? [point] : []), ...(isDict(classes) ? Object.keys(classes) : [])];
  return points.filter((one) => one.startsWith('com.apple.networkextension.'));
}

/** Whether an Info.plist is that of an app extension, as opposed to a system extension. */
export function isAppExtension({ values }: TargetList): boolean {
  return isDict(values['NSExtension']);
}

function memberOf(value: PlainValue | undefined, key: string): PlainValue | undefined {
  return isDict(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isDict(value: PlainValue | undefined): value is PlainValues {
  return typeof value === 'object' && !Array.isArray(value);
}
