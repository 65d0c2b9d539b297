import type { Command } from './command.ts';
import { table } from './prose.ts';
import type { Output } from './terminal.ts';

/** What `netguide --help` prints. */
export function generalHelp(commands: readonly Command[], { palette }: Output): string {
  const rows = commands.map(({ name, summary }) => [`  ${name}`, summary]);
  return `${palette.bold('netguide')} finds deprecated and risky Apple networking APIs in Swift and Objective-C,
and links each one to the guidance that says what to do instead.

${palette.bold('Usage:')} netguide COMMAND [OPTION…]

${palette.bold('Commands:')}
${table(rows)}

“netguide COMMAND --help” tells more about a command, “netguide --version” the version.
`;
}

/** What `netguide COMMAND --help` prints. */
export function commandHelp({ name, summary, usage, details, options }: Command, { palette }: Output): string {
  const shown = [...options, { name: 'help', help: 'print this' }];
  const rows = shown.map((option) => [
    `  --${option.name}${'value' in option && option.value !== undefined ? ` ${option.value}` : ''}`,
    option.help,
  ]);
  const call = ['netguide', name, usage, ...(options.length === 0 ? [] : ['[OPTION…]'])].filter((part) => part !== '');
  return [
    `${palette.bold('Usage:')} ${call.join(' ')}`,
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    ...(details === undefined ? [] : [details]),
    `${palette.bold('Options:')}\n${table(rows)}\n`,
  ].join('\n\n');
}
