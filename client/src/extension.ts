import type { ExtensionContext } from 'vscode';
import { registerEntitlements } from './entitlements.ts';
import { registerLanguageClient } from './language-client.ts';
import { registerLookup } from './lookup.ts';
import { registerReader } from './reader.ts';
import { registerReport } from './report.ts';
import { registerScan } from './scan.ts';
import { registerStatus } from './status.ts';

/** Called by VS Code when a Swift, Objective-C or C file opens, or when somebody runs one of our commands. */
export function activate(context: ExtensionContext): void {
  const client = registerLanguageClient(context);
  registerReader(context, client);
  registerLookup(context, client);
  registerScan(context, client, registerReport(context));
  registerEntitlements(context, client);
  registerStatus(context, client);
}
