import { Range, ThemeColor, ThemeIcon, TreeItem, type TreeItemCollapsibleState, Uri, workspace } from 'vscode';
import type { ScanFinding } from '../../server/src/protocol.ts';
import type { FileNode, FindingNode, ReportNode, RuleNode } from './report-tree.ts';

const ICONS: Readonly<Record<ScanFinding['severity'], ThemeIcon>> = {
  error: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  warning: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  information: new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground')),
  hint: new ThemeIcon('lightbulb'),
};

/** How VS Code shows a node of the tree of findings; `state` is that of nodes with children. */
export function treeItemOf(node: ReportNode, state: TreeItemCollapsibleState): TreeItem {
  switch (node.kind) {
    case 'rule':
      return ruleItem(node, state);
    case 'file':
      return fileItem(node, state);
    case 'finding':
      return findingItem(node);
  }
}

function ruleItem(node: RuleNode, state: TreeItemCollapsibleState): TreeItem {
  const item = new TreeItem(node.title, state);
  item.description = node.description;
  item.tooltip = node.ruleId;
  item.iconPath = new ThemeIcon('checklist');
  return item;
}

function fileItem(node: FileNode, state: TreeItemCollapsibleState): TreeItem {
  const uri = Uri.parse(node.uri, true);
  const path = workspace.asRelativePath(uri);
  const slash = path.lastIndexOf('/');
  const item = new TreeItem(path.slice(slash + 1), state);
  item.description = slash < 0 ? `${node.count}` : `${path.slice(0, slash)} · ${node.count}`;
  item.resourceUri = uri;
  item.iconPath = ThemeIcon.File;
  return item;
}

function findingItem({ finding, description }: FindingNode): TreeItem {
  const { startLine, startCharacter, endLine, endCharacter } = finding;
  const selection = new Range(startLine, startCharacter, endLine, endCharacter);
  const item = new TreeItem(finding.symbol);
  item.description = description;
  item.tooltip = finding.message;
  item.iconPath = ICONS[finding.severity];
  item.contextValue = 'netguide.finding';
  item.command = { title: 'Open', command: 'vscode.open', arguments: [Uri.parse(finding.uri, true), { selection }] };
  return item;
}
