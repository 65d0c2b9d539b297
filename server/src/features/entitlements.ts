import type { ServerCapabilities } from 'vscode-languageserver';
import { developerIdEntitlements } from '../analysis/property-list/developer-id-entitlements.ts';
import { DEVELOPER_ID_ENTITLEMENTS, type DeveloperIdEntitlementsParams } from '../protocol.ts';
import type { ServerContext } from './context.ts';
import { guardRequest } from './guard.ts';

/** Answers what an entitlements file has to say in a Developer ID build. */
export function registerEntitlements({ connection }: ServerContext): ServerCapabilities {
  const convert = ({ text }: DeveloperIdEntitlementsParams): string | null => developerIdEntitlements(text) ?? null;
  connection.onRequest(
    DEVELOPER_ID_ENTITLEMENTS,
    guardRequest(connection.console, 'Developer ID entitlements', null, convert),
  );
  return {};
}
