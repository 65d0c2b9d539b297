import type { ExecuteCommandParams, ServerCapabilities } from 'vscode-languageserver';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { OPEN_SOURCE_COMMAND } from '../protocol.ts';
import type { ClientProfile } from './client.ts';
import type { ServerContext } from './context.ts';
import { guardRequest } from './guard.ts';

/** Whether source pages are opened by asking the editor to show them. */
export function opensSources({ showsDocuments, readsGuidance }: ClientProfile): boolean {
  return showsDocuments && !readsGuidance;
}

/** Opens a source page of the knowledge base, and no other address, for editors that have no reading view of their own. */
export function registerOpenSource({ connection, client, host }: ServerContext): ServerCapabilities {
  if (!opensSources(client)) return {};
  const execute = async ({ command, arguments: [href] = [] }: ExecuteCommandParams): Promise<null> => {
    if (command !== OPEN_SOURCE_COMMAND || !isSource(href, host.base)) {
      connection.console.warn(`Not a page that Netguide opens: ${command} ${String(href)}`);
      return null;
    }
    const { success } = await connection.window.showDocument({ uri: href, external: /^https?:/.test(href) });
    if (!success) connection.console.warn(`The editor could not open ${href}`);
    return null;
  };
  connection.onExecuteCommand(guardRequest(connection.console, 'open source', null, execute));
  return { executeCommandProvider: { commands: [OPEN_SOURCE_COMMAND] } };
}

function isSource(href: unknown, base: KnowledgeBase): href is string {
  if (typeof href !== 'string' || href === '') return false;
  const page = withoutFragment(href);
  return base.knowledge.guidance.some(({ id }) => withoutFragment(base.href({ id })) === page);
}

function withoutFragment(href: string): string {
  return href.replace(/#.*$/, '');
}
