import type { RelatedPlace } from '../../analysis/finding.ts';
import type { Candidate } from '../../analysis/rule.ts';
import type { SourceFile } from '../../analysis/source/source-file.ts';
import type { GuidanceRef } from '../../knowledge/model.ts';

/** Evaluating the trust of a server that URLSession or a web view connects to. */
export const TRUST_GUIDANCE: readonly GuidanceRef[] = [
  { id: 'tn2232' },
  { id: 'forum-tls-app-developers', section: 'server-certificates' },
];

/** Why a switch for test builds is no answer. */
export const TEST_GUIDANCE: readonly GuidanceRef[] = [{ id: 'qa1948' }, ...TRUST_GUIDANCE];

/** TLS between peers and with accessories, where there may be no authority to ask. */
export const PEER_GUIDANCE: readonly GuidanceRef[] = [
  { id: 'tn2232' },
  { id: 'docs-sectrustevaluatewitherror' },
  { id: 'forum-tls-accessory' },
];

/** What a place says, with how sure it is. */
export type Claim = Pick<Candidate, 'confidence' | 'message' | 'guidance'> & Partial<Pick<Candidate, 'status'>>;

/** A claim about the token `token`, if need be with another that explains it. */
export function claimAt(file: SourceFile, token: number, claim: Claim, related?: RelatedPlace): Candidate {
  const at = { ...claim, start: file.tokens.start[token]!, end: file.tokens.end[token]! };
  return related === undefined ? at : { ...at, related: [related] };
}

/** The token `token` as a place that explains a finding. */
export function placeAt(file: SourceFile, token: number, message: string): RelatedPlace {
  return { start: file.tokens.start[token]!, end: file.tokens.end[token]!, message };
}
