/** API entries as a table: what `docs/apis.md` and the pages of small rules show. */
import { displayName } from '../../server/src/analysis/catalogue/api-finding.ts';
import { platformsOf, platformVersion } from '../../server/src/analysis/versions.ts';
import type { KnowledgeBase } from '../../server/src/knowledge/knowledge-base.ts';
import type { ApiEntry, PlatformVersions, Replacement } from '../../server/src/knowledge/model.ts';
import { shortLink } from './guidance-links.ts';
import { code, markdownTable } from './markdown.ts';

/** A row for each entry, in their order. The guidance is a short link, so the page needs its definitions. */
export function apiTable(apis: readonly ApiEntry[], base: KnowledgeBase): string {
  const columns = ['C, Objective-C', 'Swift', 'Status', 'Instead', 'Guidance'];
  const row = (api: ApiEntry): string[] => [
    objectiveC(api),
    swift(api),
    status(api),
    instead(api.replacements),
    shortLink(api.guidance[0]!, base),
  ];
  return markdownTable(columns, apis.map(row));
}

/** Releases by platform: `iOS 9, macOS 10.11`. */
export function releases(of: PlatformVersions): string {
  return platformsOf(of)
    .map((platform) => platformVersion(platform, of[platform]!))
    .join(', ');
}

/** What to use instead as code, as far as it is a name: `` `URLSession` over HTTPS ``. */
export function replacementName(api: string): string {
  return api.replace(/^(?:[-+]\[.*\]|\S+)/, (name) => code(name));
}

function objectiveC(api: ApiEntry): string {
  return api.c === undefined ? '–' : code(displayName(api, 'objective-c'));
}

function swift(api: ApiEntry): string {
  if (api.swift === undefined) return '–';
  const name = displayName(api, 'swift');
  return api.c !== undefined && name === displayName(api, 'objective-c') ? 'the same' : code(name);
}

function status({ status: standing, deprecated, from }: ApiEntry): string {
  const said = {
    deprecated: releases(deprecated) || 'deprecated',
    'to-be-deprecated': 'marked',
    discouraged: 'discouraged',
  };
  return from === undefined ? said[standing] : `${said[standing]}; reported from ${releases(from)}`;
}

function instead(replacements: readonly Replacement[]): string {
  const names = (language: Replacement['language']): string =>
    replacements
      .filter((one) => one.language === language)
      .map(({ api }) => replacementName(api))
      .join(', ');
  const parts = [names(undefined), names('swift'), names('objective-c')].filter((part) => part !== '');
  return parts.join(' · ') || '–';
}
