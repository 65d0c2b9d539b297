import type { MarkupContent, MarkupKind } from 'vscode-languageserver';
import type { Finding } from '../analysis/finding.ts';
import { PLATFORM_NAMES, PLATFORMS, platformVersion, shortVersion } from '../analysis/versions.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { CatalogueRule, GuidanceRef, Platform, PlatformVersions } from '../knowledge/model.ts';
import { READ_GUIDANCE_COMMAND, type ReadGuidanceArguments } from '../protocol.ts';

/** How a hover is to be written. */
export interface HoverStyle {
  readonly format: MarkupKind;
  /** The editor runs {@link READ_GUIDANCE_COMMAND} from a link. */
  readonly readsGuidance: boolean;
  /** The platforms that the project is built for, most important first; the first known one is named where one will do. */
  readonly platforms: readonly Platform[];
  /** The editor puts the finding's message into the same hover, so that it need not be repeated. */
  readonly messageShown?: boolean;
}

/** More links than this help nobody. */
const LINK_LIMIT = 3;
/** A longer symbol, a URL for instance, is cut off. */
const SYMBOL_LIMIT = 60;

/** What there is to say about one finding beyond its message: standing, why, what instead, links. Short paragraphs. */
export function hoverText(finding: Finding, base: KnowledgeBase, style: HoverStyle): MarkupContent {
  const rule = base.knowledge.rules.find((one) => one.id === finding.ruleId);
  const write = style.format === 'markdown' ? markdownWriter(style.readsGuidance) : plainWriter;
  const paragraphs = [
    ...(rule ? explain(finding, rule, write, style) : [finding.message]),
    finding.note,
    write.list(referencesOf(finding, base, style.readsGuidance).map((ref) => link(ref, base, write))),
  ];
  return { kind: style.format, value: paragraphs.filter((one) => one !== undefined && one !== '').join('\n\n') };
}

/**
 * The guidance entries of a finding that the editor can lead to, each once, by the section that answers best. Without a
 * reading view that takes an address.
 */
export function referencesOf(finding: Finding, base: KnowledgeBase, readsGuidance: boolean): readonly GuidanceRef[] {
  const { guidance } = finding;
  const leads = (ref: GuidanceRef): boolean =>
    base.href(ref) !== '' || (readsGuidance && base.entry(ref.id) !== undefined);
  return guidance
    .filter((ref, index) => leads(ref) && guidance.findIndex(({ id }) => id === ref.id) === index)
    .slice(0, LINK_LIMIT);
}

/** What differs between Markdown and plain text. */
interface Writer {
  code(text: string): string;
  strong(text: string): string;
  link(title: string, href: string, read: ReadGuidanceArguments): string;
  list(items: readonly string[]): string;
}

const plainWriter: Writer = {
  code: (text) => text,
  strong: (text) => text,
  link: (title, href) => `${title}: ${href}`,
  list: (items) => items.join('\n'),
};

function markdownWriter(readsGuidance: boolean): Writer {
  return {
    code: (text) => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``),
    strong: (text) => `**${text}**`,
    link: (title, href, read) => {
      const text = title.replace(/[\\[\]*_`<>]/g, '\\$&');
      const page = /[()]/.test(href) ? `<${href}>` : href;
      if (!readsGuidance) return `[${text}](${page})`;
      return `[${text}](${commandLink(read)})${href === '' ? '' : ` ([source](${page}))`}`;
    },
    list: (items) => items.map((item) => `- ${item}`).join('\n'),
  };
}

function commandLink(read: ReadGuidanceArguments): string {
  return `command:${READ_GUIDANCE_COMMAND}?${encodeURIComponent(JSON.stringify([read]))}`;
}

function explain(finding: Finding, rule: CatalogueRule, write: Writer, style: HoverStyle): string[] {
  const { symbol, confidence, message } = finding;
  const name = symbol.length > SYMBOL_LIMIT ? `${symbol.slice(0, SYMBOL_LIMIT)}…` : symbol;
  const predicate = standing(finding);
  const shown = style.messageShown === true ? '' : message;
  const first = predicate === undefined ? shown : `${write.strong(write.code(name))} ${predicate}`;
  const doubt = confidence === 'likely' ? ' The code suggests this use without proving it.' : '';
  return [
    (first + doubt).trim(),
    rule.why,
    `${write.strong('Instead:')} ${describeReplacements(finding, write, style.platforms) || rule.instead}`,
  ];
}

/** The predicate of a first sentence whose subject is the symbol; `undefined` where the message says it better. */
function standing({ status, deprecated = {} }: Finding): string | undefined {
  const versions = describeVersions(deprecated);
  switch (status) {
    case 'deprecated':
      return versions === '' ? 'is deprecated.' : `is deprecated since ${versions}.`;
    case 'deprecated-later':
      return `is deprecated from ${versions || 'a later release'}, which is later than the deployment target.`;
    case 'to-be-deprecated':
      return 'is marked as to be deprecated; the compiler does not say so.';
    case 'discouraged':
      return 'is discouraged by Apple; the compiler does not say so.';
    default:
      return undefined;
  }
}

/** `NetworkListener or NetworkConnection (from iOS 26); NWListener (from iOS 12)`; empty when none is named. */
function describeReplacements({ replacements = [] }: Finding, write: Writer, platforms: readonly Platform[]): string {
  const groups = new Map<string, string[]>();
  for (const { api, from = {} } of replacements) {
    const since = describeRelease(from, platforms);
    // An API's name has no spaces, unless it is a message in brackets; anything else is prose.
    const name = /^[-+]?\[|^\S+$/.test(api) ? write.code(api) : api;
    groups.set(since, [...(groups.get(since) ?? []), name]);
  }
  const described = [...groups].map(([since, names]) => `${names.join(' or ')}${since && ` (from ${since})`}`);
  return described.length === 0 ? '' : `${described.join('; ')}.`;
}

function link(ref: GuidanceRef, base: KnowledgeBase, write: Writer): string {
  const written = write.link(base.label(ref), base.href(ref), ref);
  const unverified = base.entry(ref.id)?.verified === 'unverified';
  return unverified ? `${written} (the post’s own address is not verified; the link leads to its topic)` : written;
}

/** `iOS 26`: the release on the project's platform, or else on the first one that there is. Empty for no versions. */
function describeRelease(versions: PlatformVersions, preferred: readonly Platform[]): string {
  const platform = [...preferred, ...PLATFORMS].find((one) => versions[one] !== undefined);
  return platform === undefined ? '' : platformVersion(platform, versions[platform]!);
}

/** `iOS and tvOS 9, macOS 10.11`; empty for no versions. */
function describeVersions(versions: PlatformVersions): string {
  const groups = new Map<string, string[]>();
  for (const platform of PLATFORMS) {
    const version = versions[platform];
    if (version === undefined) continue;
    groups.set(version, [...(groups.get(version) ?? []), PLATFORM_NAMES[platform]]);
  }
  const named = (names: readonly string[]): string => names.join(', ').replace(/, ([^,]*)$/, ' and $1');
  return [...groups].map(([version, names]) => `${named(names)} ${shortVersion(version)}`).join(', ');
}
