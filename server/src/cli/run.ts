import { readArguments } from './arguments.ts';
import type { CliContext, Command } from './command.ts';
import { explainCommand } from './commands/explain.ts';
import { guidanceCommand } from './commands/guidance.ts';
import { lspCommand } from './commands/lsp.ts';
import { rulesCommand } from './commands/rules.ts';
import { scanCommand } from './commands/scan.ts';
import { didYouMean } from './did-you-mean.ts';
import { ExitCode } from './exit-code.ts';
import { commandHelp, generalHelp } from './help.ts';
import { say } from './messages.ts';
import { isUsageError, usageError } from './usage-error.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [scanCommand, guidanceCommand, explainCommand, rulesCommand, lspCommand];

const HELP = { name: 'help', help: 'print this' };

/** Runs the command that the words after `netguide` ask for. Never rejects: what goes wrong is said and exits with 2. */
export async function run(words: readonly string[], context: CliContext): Promise<ExitCode> {
  try {
    return await dispatch(words, context);
  } catch (error) {
    const { err } = context.terminal;
    say(err, 'error', error instanceof Error ? error.message : String(error));
    if (isUsageError(error) && error.hint !== undefined) err.write(`${error.hint}\n`);
    return ExitCode.Usage;
  }
}

async function dispatch([name, ...words]: readonly string[], context: CliContext): Promise<ExitCode> {
  const { out } = context.terminal;
  if (name === undefined) {
    context.terminal.err.write(generalHelp(COMMANDS, context.terminal.err));
    return ExitCode.Usage;
  }
  if (name === '--version') return print(`${context.version}\n`, context);
  if (name === '--help' || name === '-h') return print(generalHelp(COMMANDS, out), context);
  if (name === 'help' && words.length === 0) return print(generalHelp(COMMANDS, out), context);
  const command = find(name === 'help' ? words[0]! : name);
  if (name === 'help' || words.includes('-h')) return print(commandHelp(command, out), context);
  const given = readArguments(words, [...command.options, HELP]);
  return given.switches.has('help') ? print(commandHelp(command, out), context) : command.run(given, context);
}

function find(name: string): Command {
  const command = COMMANDS.find((one) => one.name === name);
  if (command) return command;
  const names = COMMANDS.map((one) => one.name);
  const hint = didYouMean(name, names) ?? '“netguide --help” lists the commands.';
  throw usageError(`There is no ${name.startsWith('-') ? 'option' : 'command'} “${name}”.`, hint);
}

function print(text: string, { terminal }: CliContext): ExitCode {
  terminal.out.write(text);
  return ExitCode.Fine;
}
