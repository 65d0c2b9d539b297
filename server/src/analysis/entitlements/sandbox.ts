import type { GuidanceRef, Platform } from '../../knowledge/model.ts';
import type { CodeUse } from '../code-uses.ts';
import { type EntitledTarget, isLacking, type NeededEntitlement } from './lacking.ts';

/** The entitlement that puts an app into the App Sandbox. */
export const APP_SANDBOX = 'com.apple.security.app-sandbox';

/** What the sandbox has to let through for a kind of use. */
export interface SandboxNeed extends NeededEntitlement {
  readonly kind: CodeUse['kind'];
  /** What the code does, as a verb. */
  readonly verb: string;
  readonly guidance: readonly GuidanceRef[];
}

/** The App Sandbox exists on the Mac; elsewhere every app has the network. */
const PLATFORMS: readonly Platform[] = ['macos', 'catalyst'];

/** Outgoing and incoming connections. */
export const SANDBOX_NEEDS: readonly SandboxNeed[] = [
  {
    kind: 'connects',
    verb: 'opens connections',
    key: 'com.apple.security.network.client',
    guidance: [{ id: 'docs-network-client-entitlement' }],
    platforms: PLATFORMS,
    judges: (target) => isSandboxed(target) && target.sandbox.outgoing !== true,
  },
  {
    kind: 'listens',
    verb: 'waits for connections',
    key: 'com.apple.security.network.server',
    guidance: [{ id: 'docs-network-server-entitlement' }],
    platforms: PLATFORMS,
    judges: (target) => isSandboxed(target) && target.sandbox.incoming !== true,
  },
];

/** Whether a target is surely sandboxed by its own entitlements; a helper may inherit the sandbox of its app. */
export function isSandboxed({ entitlements, sandbox }: EntitledTarget): boolean {
  const { values } = entitlements;
  if (values['com.apple.security.inherit'] !== undefined) return false;
  return values[APP_SANDBOX] === true || (values[APP_SANDBOX] === undefined && sandbox.enabled === true);
}

/** Whether a target lacks what a need asks for, on some platform that has the sandbox. */
export function lacksInSandbox(target: EntitledTarget, { key, judges, platforms }: SandboxNeed): boolean {
  return isLacking(target, key) && judges(target) && target.runsOn.some((one) => platforms.includes(one));
}
