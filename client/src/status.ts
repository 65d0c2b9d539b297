import { languages, LanguageStatusSeverity, type ExtensionContext, type LanguageStatusItem } from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { STATUS, type StatusParams } from '../../server/src/protocol.ts';
import { createDeploymentStatus } from './deployment-status.ts';
import { DOCUMENTS } from './languages.ts';
import { statusText } from './status-text.ts';

const SHOW_OUTPUT = { title: 'Show Output', command: 'netguide.showOutput' };
const RESTART = { title: 'Restart Server', command: 'netguide.restartServer' };

/** Adds the language status item: what the server knows, what is wrong with the configuration, or that it stopped. */
export function registerStatus(context: ExtensionContext, client: LanguageClient): void {
  const item = languages.createLanguageStatusItem('netguide.status', DOCUMENTS);
  item.name = 'Netguide';
  item.text = 'Netguide';
  showState(item, client.state);
  const showDeployment = createDeploymentStatus(context, client);
  context.subscriptions.push(
    item,
    client.onDidChangeState(({ newState }) => showState(item, newState)),
    client.onNotification(STATUS, (status: StatusParams) => {
      showStatus(item, status);
      showDeployment(status);
    }),
  );
}

function showState(item: LanguageStatusItem, state: State): void {
  const stopped = state === State.Stopped || state === State.StartFailed;
  item.busy = state === State.Starting;
  item.severity = stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  item.command = stopped ? RESTART : SHOW_OUTPUT;
  if (stopped) item.detail = 'The language server has stopped';
  else if (state === State.Starting) item.detail = 'Starting…';
}

function showStatus(item: LanguageStatusItem, status: StatusParams): void {
  const { detail, severity } = statusText(status);
  item.detail = detail;
  item.severity = severity === 'warning' ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
}
