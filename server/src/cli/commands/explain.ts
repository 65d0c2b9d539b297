import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { platformsOf, platformVersion } from '../../analysis/versions.ts';
import type { ApiEntry, CatalogueRule, GuidanceRef, PlatformVersions, Replacement } from '../../knowledge/model.ts';
import { whereToRead } from '../../report/where-to-read.ts';
import type { Command } from '../command.ts';
import { didYouMean } from '../did-you-mean.ts';
import { ExitCode } from '../exit-code.ts';
import { proseWidth, wrap } from '../prose.ts';
import type { Output } from '../terminal.ts';
import { usageError } from '../usage-error.ts';

/** Tells all about a rule or a symbol. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'tell all about a rule or a symbol: what, why, since when, what instead',
  usage: 'RULE|SYMBOL',
  options: [],
  run: async ({ positionals }, { terminal, loadBase }) => {
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw usageError('“netguide explain” takes one rule or symbol.');
    const base = loadBase();
    const text = explain(name, base, terminal.out);
    if (text === undefined) throw unknown(name, base);
    terminal.out.write(`${text}\n`);
    return Promise.resolve(ExitCode.Fine);
  },
};

function explain(name: string, base: KnowledgeBase, out: Output): string | undefined {
  const rule = base.knowledge.rules.find(({ id }) => id === name);
  if (rule) return explainRule(rule, base, out);
  const apis = base.apisNamed(name);
  return apis.length === 0 ? undefined : apis.map((api) => explainApi(api, base, out)).join('\n\n');
}

function unknown(name: string, { knowledge }: KnowledgeBase): Error {
  const names = knowledge.apis.flatMap(({ c, swift }) => [c, swift, swift?.split('(')[0]]);
  const candidates = [...knowledge.rules.map(({ id }) => id), ...names.filter((one) => one !== undefined)];
  const hint = didYouMean(name, candidates) ?? `“netguide guidance ${name}” searches more widely.`;
  return usageError(`There is no rule and no symbol “${name}” in the catalogue.`, hint);
}

function explainRule(rule: CatalogueRule, base: KnowledgeBase, out: Output): string {
  const paragraph = (label: string, text: string): string => `${out.palette.bold(label)}\n${prose(text, out)}`;
  return [
    `${out.palette.bold(rule.title)} ${out.palette.dim(`[${rule.id}]`)}`,
    paragraph('What', rule.what),
    paragraph('Why', rule.why),
    paragraph('Instead', rule.instead),
    ...guidance(rule.guidance, base, out),
  ].join('\n\n');
}

function explainApi(api: ApiEntry, base: KnowledgeBase, out: Output): string {
  const { palette } = out;
  const spellings = [...new Set([api.c, api.swift])].filter((one) => one !== undefined);
  const container =
    api.of === undefined ? '' : ` of ${api.ofSwift === undefined ? api.of : `${api.of} (${api.ofSwift})`}`;
  const header = `${palette.bold(spellings.join(' · '))} ${palette.dim(`[${api.rule}]`)}`;
  return [
    `${header}\n${prose(`${api.kind}${container}, ${api.framework}: ${standing(api)}`, out)}`,
    ...(api.note === undefined ? [] : [prose(api.note, out)]),
    ...(api.replacements.length === 0 ? [] : [`${palette.bold('Instead')}\n${replacements(api, out)}`]),
    ...guidance(api.guidance, base, out),
  ].join('\n\n');
}

function standing({ status, deprecated }: ApiEntry): string {
  switch (status) {
    case 'deprecated':
      return platformsOf(deprecated).length === 0 ? 'deprecated' : `deprecated in ${versions(deprecated)}`;
    case 'to-be-deprecated':
      return 'marked as to be deprecated; the compiler does not say so';
    case 'discouraged':
      return 'discouraged by Apple; the compiler does not say so';
  }
}

function versions(of: PlatformVersions): string {
  return platformsOf(of)
    .map((platform) => platformVersion(platform, of[platform]!))
    .join(', ');
}

function replacements(api: ApiEntry, out: Output): string {
  return api.replacements.map((one) => prose(replacement(one), out)).join('\n');
}

function replacement({ api, language, from }: Replacement): string {
  const spoken = language === undefined ? '' : ` in ${language === 'swift' ? 'Swift' : 'Objective-C'}`;
  return `${api}${spoken}${from === undefined ? '' : `, from ${versions(from)}`}`;
}

function guidance(refs: readonly GuidanceRef[], base: KnowledgeBase, { palette }: Output): string[] {
  if (refs.length === 0) return [];
  const links = refs.map(
    (ref) => `  ${base.label(ref)}\n    ${palette.underline(palette.cyan(whereToRead(ref.id, base.href(ref))))}`,
  );
  return [`${palette.bold('Guidance')}\n${links.join('\n')}`];
}

function prose(text: string, out: Output): string {
  return wrap(text, proseWidth(out.width), '  ');
}
