import {
  CancellationTokenSource,
  commands,
  env,
  ThemeIcon,
  Uri,
  window,
  type ExtensionContext,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  type TextEditor,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  READ_GUIDANCE_COMMAND,
  SEARCH_GUIDANCE,
  type GuidanceHit,
  type ReadGuidanceArguments,
  type SearchGuidanceParams,
} from '../../server/src/protocol.ts';
import { LANGUAGES } from './languages.ts';
import { lookupText, queryOf } from './lookup-items.ts';

interface LookupItem extends QuickPickItem {
  /** Absent for an item that only says something. */
  readonly hit?: GuidanceHit;
  /** What Enter runs on an item without a hit. */
  readonly command?: string;
}

const UNANSWERED: LookupItem = {
  label: 'The Netguide server does not answer',
  detail: 'Press Enter to restart it',
  iconPath: new ThemeIcon('error'),
  alwaysShow: true,
  command: 'netguide.restartServer',
};

const LIMIT = 200;

/** Adds the command that looks guidance up by title, section, symbol or topic, however misspelt. */
export function registerLookup(context: ExtensionContext, client: LanguageClient): void {
  context.subscriptions.push(commands.registerCommand('netguide.lookUpGuidance', () => lookUp(client)));
}

function lookUp(client: LanguageClient): void {
  const picker = window.createQuickPick<LookupItem>();
  picker.placeholder = 'A symbol, a topic or words of a title, for instance CFSocket, ftp or local network';
  picker.value = queryAtCursor(window.activeTextEditor);
  // The server ranks. VS Code would sort hits whose label contains the query first; where it can't be told, it does.
  Object.assign(picker, { sortByLabel: false });
  const search = latestSearch(client, picker);
  picker.onDidChangeValue(search.run);
  picker.onDidTriggerItemButton(({ item }) => openSource(item));
  picker.onDidAccept(() => accept(picker));
  picker.onDidHide(() => {
    search.cancel();
    picker.dispose();
  });
  picker.show();
  search.run(picker.value);
}

/** Searches as somebody types; only the answer to the latest query is shown. */
function latestSearch(client: LanguageClient, picker: QuickPick<LookupItem>) {
  let current = new CancellationTokenSource();
  const cancel = (): void => {
    current.cancel();
    current.dispose();
  };
  const run = (query: string): void => {
    cancel();
    const mine = (current = new CancellationTokenSource());
    const params: SearchGuidanceParams = { query, limit: LIMIT };
    const show = (items: LookupItem[]): void => {
      if (mine !== current || mine.token.isCancellationRequested) return;
      picker.items = items;
      picker.busy = false;
    };
    picker.busy = true;
    client.sendRequest<readonly GuidanceHit[]>(SEARCH_GUIDANCE, params, mine.token).then(
      (hits) => show(hits.length > 0 ? hits.map(itemOf) : [nothingFor(query)]),
      () => show([UNANSWERED]),
    );
  };
  return { run, cancel };
}

function itemOf(hit: GuidanceHit): LookupItem {
  const { label, description, detail, icon, buttonTooltip } = lookupText(hit);
  const link: QuickInputButton[] =
    buttonTooltip === undefined ? [] : [{ iconPath: new ThemeIcon('link-external'), tooltip: buttonTooltip }];
  return { hit, label, description, detail, iconPath: new ThemeIcon(icon), alwaysShow: true, buttons: link };
}

function nothingFor(query: string): LookupItem {
  return { label: `No guidance matches “${query}”`, iconPath: new ThemeIcon('search-stop'), alwaysShow: true };
}

function accept(picker: QuickPick<LookupItem>): void {
  const [item] = picker.selectedItems;
  if (item?.hit) read(item.hit);
  else if (item?.command !== undefined) void commands.executeCommand(item.command);
  else return;
  picker.hide();
}

function read({ id, section }: GuidanceHit): void {
  const target: ReadGuidanceArguments = section === undefined ? { id } : { id, section };
  void commands.executeCommand(READ_GUIDANCE_COMMAND, target);
}

function openSource(item: LookupItem): void {
  if (item.hit) void env.openExternal(Uri.parse(item.hit.url, true));
}

/** The selection, or in a language that Netguide reads the word at the cursor. The picker selects it: typing replaces it. */
function queryAtCursor(editor: TextEditor | undefined): string {
  if (!editor) return '';
  const { document, selection } = editor;
  if (!selection.isEmpty) return queryOf(document.getText(selection));
  const word = LANGUAGES.includes(document.languageId) && document.getWordRangeAtPosition(selection.active);
  return word ? queryOf(document.getText(word)) : '';
}
