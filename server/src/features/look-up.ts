import type { ServerCapabilities } from 'vscode-languageserver';
import {
  GUIDANCE_DOCUMENT,
  SEARCH_GUIDANCE,
  type GuidanceDocument,
  type GuidanceDocumentParams,
  type GuidanceHit,
  type SearchGuidanceParams,
} from '../protocol.ts';
import type { ServerContext } from './context.ts';
import { guardRequest } from './guard.ts';
import { guidanceDocument } from './guidance-document.ts';

/** Serves the knowledge base itself: fuzzy search, and entries to read. */
export function registerLookUp({ connection, host }: ServerContext): ServerCapabilities {
  const search = ({ query, limit }: SearchGuidanceParams): readonly GuidanceHit[] => host.search(query, limit);
  const read = ({ id }: GuidanceDocumentParams): GuidanceDocument | null => guidanceDocument(host.base, id) ?? null;
  connection.onRequest(SEARCH_GUIDANCE, guardRequest(connection.console, 'search', [], search));
  connection.onRequest(GUIDANCE_DOCUMENT, guardRequest(connection.console, 'guidance document', null, read));
  return {};
}
