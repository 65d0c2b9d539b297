import { developerIdVariant, standardValue } from '../../analysis/entitlements/network-extension-values.ts';
import { targetNames } from '../../analysis/entitlements/lacking.ts';
import { isAppExtension, providerPoints } from '../../analysis/entitlements/provider-points.ts';
import type { Confidence } from '../../analysis/finding.ts';
import type { TargetContext } from '../../analysis/project-context.ts';
import type { PlistArray, PlistNode } from '../../analysis/property-list/model.ts';
import { stringOf } from '../../analysis/property-list/queries.ts';
import { onValue } from '../../analysis/property-list/report.ts';
import type { Candidate } from '../../analysis/rule.ts';

const MATTERS = { id: 'forum-exporting-developer-id-ne', section: 'entitlement-matters' };

/** What speaks against a value; the message follows the value. */
interface Problem {
  readonly confidence: Confidence;
  readonly message: string;
  /** What to write instead. Not where day-to-day development needs the value as it is. */
  readonly meant?: string;
}

/** Values that don't go with how the targets which name the file are packaged or distributed. */
export function distributionProblems({ items }: PlistArray, targets: readonly TargetContext[]): readonly Candidate[] {
  if (targets.length === 0) return [];
  return items.flatMap((item) => {
    const value = stringOf(item) ?? '';
    const [standard, variant] = [standardValue(value), developerIdVariant(value)];
    if (standard !== undefined) return report(item, problemOfVariant(standard, targets));
    return variant === undefined ? [] : report(item, problemOfStandard(variant, targets));
  });
}

function report(item: PlistNode, problem: Problem | undefined): readonly Candidate[] {
  if (!problem) return [];
  const { confidence, message, meant } = problem;
  const edits = [{ start: item.innerStart, end: item.innerEnd, text: meant ?? '' }];
  return [
    onValue(item, {
      status: 'risky',
      confidence,
      message: `${stringOf(item)} ${message}`,
      guidance: [MATTERS, { id: 'tn3134' }],
      fixes: meant === undefined ? [] : [{ title: `Write ${meant}`, edits }],
    }),
  ];
}

function problemOfVariant(standard: string, targets: readonly TargetContext[]): Problem | undefined {
  const names = targetNames(targets);
  const problem = (confidence: Confidence, why: string): Problem => ({ confidence, message: why, meant: standard });
  if (targets.every(isElsewhere)) {
    return problem('certain', `is for the Mac only, but ${names} does not run there; use ${standard}`);
  }
  if (targets.every(isProviderAsAppExtension)) {
    return problem(
      'certain',
      `is for system extensions, but ${names} is an app extension, which can't be distributed with a Developer ID; use ${standard}, or a system extension`,
    );
  }
  return targets.every(({ developerId }) => developerId === false)
    ? problem('likely', `is for Developer ID, but ${names} is signed for the App Store; use ${standard}`)
    : undefined;
}

/** Only a Mac app has a Developer ID. */
function isElsewhere({ runsOn }: TargetContext): boolean {
  return runsOn.length > 0 && !runsOn.includes('macos') && !runsOn.includes('catalyst');
}

/** Other app extensions may have the entitlement in order to control a provider. */
function isProviderAsAppExtension({ kind, info }: TargetContext): boolean {
  return kind === 'app-extension' && info !== undefined && isAppExtension(info) && providerPoints(info).length > 0;
}

/** With one file for all configurations the standard values are what Xcode 26 and earlier sign with. */
function problemOfStandard(variant: string, targets: readonly TargetContext[]): Problem | undefined {
  const wrong = targets.filter(
    ({ developerId, runsOn, entitlements }) =>
      developerId === true && runsOn.every((one) => one === 'macos') && entitlements?.file !== undefined,
  );
  if (wrong.length === 0) return undefined;
  const message = `is for development and the App Store; ${targetNames(wrong)} is signed with a Developer ID, which needs ${variant}, in a second file for that configuration`;
  return { confidence: 'likely', message };
}
