import { languages, Uri, window, type ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { StatusParams } from '../../server/src/protocol.ts';
import { deploymentText } from './deployment-text.ts';
import { DOCUMENTS } from './languages.ts';

/**
 * Adds the language status item that says for which releases the document in view is judged, and where that is stated.
 * Answers with what to call when the server tells its status.
 */
export function createDeploymentStatus(
  context: ExtensionContext,
  client: LanguageClient,
): (status: StatusParams) => void {
  const item = languages.createLanguageStatusItem('netguide.deployment', DOCUMENTS);
  let deployments: StatusParams['deployments'] = {};
  const show = (): void => {
    const document = window.activeTextEditor?.document;
    const known = document && deployments[client.code2ProtocolConverter.asUri(document.uri)];
    const { text, detail } = deploymentText(known);
    item.text = text;
    item.detail = detail;
    item.command = known && { title: 'Open', command: 'vscode.open', arguments: [Uri.parse(known.uri)] };
  };
  item.name = 'Netguide: Deployment Target';
  show();
  context.subscriptions.push(item, window.onDidChangeActiveTextEditor(show));
  return (status) => {
    ({ deployments } = status);
    show();
  };
}
