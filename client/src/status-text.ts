import type { StatusParams } from '../../server/src/protocol.ts';

/** What the language status item says: in a word how it is, and why. */
export interface StatusText {
  readonly detail: string;
  readonly severity: 'information' | 'warning';
}

/** The status of a running server: what it knows and which configuration it uses, or what is wrong with that one. */
export function statusText(status: StatusParams): StatusText {
  const [first, ...others] = status.problems;
  if (first !== undefined) {
    return { detail: others.length === 0 ? first : `${first} (and ${others.length} more)`, severity: 'warning' };
  }
  const known = `${counted(status.apis, 'API')}, ${counted(status.rules, 'rule')}`;
  return { detail: [known, ...configuration(status.configurations.length)].join(' · '), severity: 'information' };
}

function configuration(files: number): string[] {
  if (files === 0) return [];
  return [files === 1 ? 'netguide.json' : `${files} netguide.json files`];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
