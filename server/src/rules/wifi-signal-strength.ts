import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { argumentUse } from '../analysis/shape/expressions.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { stringTokens, stringValue } from '../analysis/shape/strings.ts';
import { hotspotReads } from './wifi-signal-strength/hotspot-reads.ts';

/** Views of the status bar and variables of them that tell of a signal, as code on the net reads them. */
const STATUS_BAR_NAMES =
  /^(_(wifi|signal)Strength(Bars|Raw)|UIStatusBarSignalStrengthItemView|_UIStatusBar(Wifi|Cellular)SignalView)$/;
/** Keys for the same that could be somebody else's, too. */
const STATUS_BAR_KEYS = /^(wifi|signal)Strength(Bars|Raw)$/;

/** The signal of the current Wi-Fi network, which is never filled in, and the status bar's views as a way around that. */
export default definePatternRule({
  id: 'wifi-signal-strength',
  status: 'risky',
  triggers: [
    'signalStrength',
    'wifiStrengthBars',
    '_wifiStrengthBars',
    'wifiStrengthRaw',
    '_wifiStrengthRaw',
    'signalStrengthBars',
    '_signalStrengthBars',
    'signalStrengthRaw',
    '_signalStrengthRaw',
    'UIStatusBarSignalStrengthItemView',
    '_UIStatusBarWifiSignalView',
    '_UIStatusBarCellularSignalView',
  ],
  check(shape) {
    const reads = hotspotReads(shape).map(({ token, current }) => signalRead(shape, token, current));
    const names = stringTokens(shape.file)
      .filter((token) => namesStatusBar(shape, token))
      .map((token) => statusBarWalk(shape, token));
    return [...reads, ...names];
  },
});

function namesStatusBar(shape: Shape, token: number): boolean {
  const name = stringValue(shape.file, token) ?? '';
  if (STATUS_BAR_NAMES.test(name)) return true;
  const use = STATUS_BAR_KEYS.test(name) ? argumentUse(shape, { first: token, last: token }) : undefined;
  return use !== undefined && /^(forKey|forKeyPath|valueForKey:|valueForKeyPath:)$/.test(use.label);
}

function signalRead({ file }: Shape, token: number, current: boolean): Candidate {
  return {
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    confidence: current ? 'certain' : 'likely',
    message: current
      ? 'fetchCurrent does not fill in signalStrength, so this is always 0; measure how your requests perform instead.'
      : 'signalStrength is real only for networks that your own hotspot helper manages, and may always be 0 here; measure how your requests perform instead.',
    guidance: [
      { id: 'docs-nehotspotnetwork-signalstrength' },
      { id: 'forum-ios-network-signal-strength', section: 'but-what-about-hotspot-helper' },
      { id: 'forum-wifi-signal-ios18' },
    ],
  };
}

function statusBarWalk({ file }: Shape, token: number): Candidate {
  return {
    start: file.tokens.start[token]!,
    end: file.tokens.end[token]!,
    confidence: 'certain',
    message:
      "Reading the signal strength from the status bar's views is not API and breaks with any update; measure how your requests perform instead.",
    guidance: [
      { id: 'forum-ios-network-signal-strength', section: 'but-what-about-this-code-i-found-on-the-net' },
      { id: 'forum-ios-network-signal-strength', section: 'network-performance' },
    ],
  };
}
