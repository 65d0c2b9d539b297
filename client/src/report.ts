import { commands, EventEmitter, TreeItemCollapsibleState, window, type ExtensionContext } from 'vscode';
import { READ_GUIDANCE_COMMAND, type ScanWorkspaceResult } from '../../server/src/protocol.ts';
import { treeItemOf } from './report-items.ts';
import { reportSummary, reportTree, type FindingNode, type Grouping, type ReportNode } from './report-tree.ts';

/** The tree of findings in the panel. */
export interface Report {
  /** Replaces what the tree shows and brings it to the front. */
  show(result: ScanWorkspaceResult): Promise<void>;
}

const VIEW = 'netguide.findings';

/** A longer report starts folded, so that its first level can be read. */
const UNFOLDED_FINDINGS = 300;

/** Adds the tree of findings with its actions: group by rule or file, clear, read the guidance of a finding. */
export function registerReport(context: ExtensionContext): Report {
  const changed = new EventEmitter<undefined>();
  let result: ScanWorkspaceResult | undefined;
  let grouping: Grouping = 'rule';
  let roots: readonly ReportNode[] = [];
  const view = window.createTreeView<ReportNode>(VIEW, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (node) => treeItemOf(node, stateFor(result)),
      getChildren: (node) => (node === undefined ? [...roots] : childrenOf(node)),
    },
  });
  const refresh = async (): Promise<void> => {
    roots = result ? reportTree(result, grouping) : [];
    view.message = result ? reportSummary(result) : '';
    await setContext('active', true);
    await setContext('hasReport', result !== undefined);
    await setContext('grouping', grouping);
    changed.fire(undefined);
  };
  const replace = async (next: ScanWorkspaceResult | undefined): Promise<void> => {
    result = next;
    await refresh();
  };
  const group = async (by: Grouping): Promise<void> => {
    grouping = by;
    await refresh();
  };
  context.subscriptions.push(
    view,
    changed,
    commands.registerCommand('netguide.groupByRule', () => group('rule')),
    commands.registerCommand('netguide.groupByFile', () => group('file')),
    commands.registerCommand('netguide.clearFindings', () => replace(undefined)),
    commands.registerCommand('netguide.readFindingGuidance', (node: FindingNode) =>
      commands.executeCommand(READ_GUIDANCE_COMMAND, node.finding.guidance),
    ),
  );
  void refresh();
  return {
    show: async (next) => {
      await replace(next);
      await commands.executeCommand(`${VIEW}.focus`);
    },
  };
}

function stateFor(result: ScanWorkspaceResult | undefined): TreeItemCollapsibleState {
  const long = (result?.findings.length ?? 0) > UNFOLDED_FINDINGS;
  return long ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded;
}

/** Sets what the manifest's `when` clauses read; the view itself stays hidden in windows that never needed us. */
async function setContext(key: 'active' | 'hasReport' | 'grouping', value: unknown): Promise<void> {
  await commands.executeCommand('setContext', `netguide.${key}`, value);
}

function childrenOf(node: ReportNode): ReportNode[] {
  return node.kind === 'finding' ? [] : [...node.children];
}
