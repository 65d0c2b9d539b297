import type { RuleSet } from '../analysis/rule-set.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** An option of a command. */
export interface Option {
  /** Without the dashes. */
  readonly name: string;
  /** The name of its value in the help; an option without one is a switch. */
  readonly value?: string;
  /** May be given more than once. */
  readonly repeated?: boolean;
  /** One line for the help. */
  readonly help: string;
}

/** What was given: values of options by name, and what is not an option. */
export interface Arguments {
  readonly switches: ReadonlySet<string>;
  /** Values of each option in the order given; for one that may be given once, the last. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
}

/** What commands work with. */
export interface CliContext {
  readonly terminal: Terminal;
  /** Loads the knowledge base; throws an error that says what to do when it is missing. */
  readonly loadBase: () => KnowledgeBase;
  readonly rules: RuleSet;
  /** Path of the bundle of the scan worker, where there is one. */
  readonly worker: string | undefined;
  /** Turns this process into the language server. */
  readonly startServer: () => void;
  readonly version: string;
}

/** A command of the command line. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the name: `[PATH…]`. */
  readonly usage: string;
  /** More about it, in lines of at most 100 characters. */
  readonly details?: string;
  readonly options: readonly Option[];
  /** Runs it. Mistakes of the caller are thrown as usage errors. */
  run(given: Arguments, context: CliContext): Promise<ExitCode>;
}
