import { parseArgs } from 'node:util';
import type { Arguments, Option } from './command.ts';
import { didYouMean } from './did-you-mean.ts';
import { usageError } from './usage-error.ts';

/** Sorts the words after a command into options and the rest. Throws a usage error for what the command doesn't know. */
export function readArguments(words: readonly string[], options: readonly Option[]): Arguments {
  const known = new Map(options.map((option) => [option.name, option]));
  const config = Object.fromEntries(
    options.map(({ name, value }) => [name, { type: value === undefined ? 'boolean' : 'string' } as const]),
  );
  const { tokens } = parseArgs({ args: [...words], options: config, strict: false, tokens: true });
  const switches = new Set<string>();
  const values = new Map<string, readonly string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known.get(token.name);
    if (!option || token.rawName === `-${token.name}`) throw unknownOption(token.rawName, options);
    if (option.value === undefined) switches.add(switchOf(option, token.value));
    else {
      const value = valueOf(option, token.value, token.inlineValue ?? false);
      values.set(option.name, option.repeated === true ? [...(values.get(option.name) ?? []), value] : [value]);
    }
  }
  return { switches, values, positionals };
}

function unknownOption(written: string, options: readonly Option[]): Error {
  const names = options.map(({ name }) => `--${name}`);
  return usageError(`There is no option “${written}” here.`, didYouMean(written, names));
}

function switchOf({ name }: Option, value: string | undefined): string {
  if (value !== undefined) throw usageError(`--${name} takes no value.`);
  return name;
}

function valueOf(option: Option, value: string | undefined, inline: boolean): string {
  const looksLikeOption = !inline && value !== undefined && value.length > 1 && value.startsWith('-');
  if (value === undefined || value === '' || looksLikeOption) {
    throw usageError(`--${option.name} needs a value: --${option.name} ${option.value ?? ''}`);
  }
  return value;
}
