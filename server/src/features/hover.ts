import type { HoverParams, Hover, ServerCapabilities } from 'vscode-languageserver';
import type { Finding } from '../analysis/finding.ts';
import { platformsOf } from '../analysis/versions.ts';
import type { ServerContext } from './context.ts';
import { guardRequest } from './guard.ts';
import { hoverText } from './hover-text.ts';

/** Explains a finding where the pointer rests on one. */
export function registerHover(context: ServerContext): ServerCapabilities {
  const { connection, client, findings, host, positions } = context;
  const hover = async ({ textDocument, position }: HoverParams): Promise<Hover | null> => {
    const snapshot = await findings.of(textDocument.uri);
    if (snapshot === undefined) return null;
    const { document, scope } = snapshot;
    const finding = findingAt(snapshot.findings, positions.offset(document, position));
    if (finding === undefined) return null;
    const platforms = platformsOf(scope.surroundings.deployment.versions);
    const { hoverFormat: format, readsGuidance } = client;
    // The editor that reads guidance is VS Code, whose hovers begin with the diagnostics at the place.
    const style = { format, readsGuidance, platforms, messageShown: readsGuidance };
    const range = positions.range(document, finding.start, finding.end);
    return { contents: hoverText(finding, host.base, style), range };
  };
  connection.onHover(guardRequest(connection.console, 'hover', null, hover));
  return { hoverProvider: true };
}

/** The shortest finding that holds the offset; its end counts, because that is where the caret is after typing it. */
function findingAt(findings: readonly Finding[], offset: number): Finding | undefined {
  const length = ({ start, end }: Finding): number => end - start;
  return findings
    .filter(({ start, end }) => start <= offset && offset <= end)
    .reduce<Finding | undefined>((best, one) => (best && length(best) <= length(one) ? best : one), undefined);
}
