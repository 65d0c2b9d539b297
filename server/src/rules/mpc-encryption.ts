import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import type { Shape } from '../analysis/shape/shape.ts';
import { textOf } from '../analysis/shape/token-text.ts';
import { type Preference, weakPreferences } from './mpc-encryption/preferences.ts';

/** Multipeer sessions that don't insist on encryption. `MCSession(peer:)` does insist, so it is left alone. */
export default definePatternRule({
  id: 'mpc-encryption',
  status: 'insecure',
  triggers: ['encryptionPreference', 'MCEncryptionPreference', 'MCEncryptionNone', 'MCEncryptionOptional'],
  check(shape) {
    const found = new Map<number, Candidate>();
    for (const preference of weakPreferences(shape)) {
      if (!found.has(preference.token)) found.set(preference.token, unencrypted(shape, preference));
    }
    return [...found.values()];
  },
});

function unencrypted({ file }: Shape, { token, certain, setAt }: Preference): Candidate {
  const [start, end] = [file.tokens.start[token]!, file.tokens.end[token]!];
  const symbol = textOf(file, token);
  const required = symbol.startsWith('MCEncryption') ? 'MCEncryptionRequired' : 'required';
  const what = /none$/i.test(symbol)
    ? 'leaves everything that the session sends unencrypted'
    : 'lets any peer make the session unencrypted';
  return {
    start,
    end,
    confidence: certain ? 'certain' : 'likely',
    message: `The encryption preference ${symbol} ${what}; set ${required} on all peers.`,
    guidance: [
      { id: 'tn3213', section: 'plan-for-security' },
      { id: 'forum-multipeer-to-network', section: 'plan-for-security' },
      { id: 'docs-mcencryptionpreference' },
    ],
    ...(setAt !== undefined && {
      related: [
        {
          start: file.tokens.start[setAt.first]!,
          end: file.tokens.end[setAt.last]!,
          message: 'The session gets it here.',
        },
      ],
    }),
    fixes: [{ title: 'Require encryption', edits: [{ start, end, text: required }] }],
  };
}
