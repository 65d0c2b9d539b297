import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { stringTokens, stringValue } from '../analysis/shape/strings.ts';
import { isUnit, isWord, textOf } from '../analysis/shape/token-text.ts';
import { Char } from '../analysis/source/characters.ts';

/** Calls and socket options of NECP, which has no API: the triggers are its names in the sources of Darwin. */
export default definePatternRule({
  id: 'necp',
  status: 'discouraged',
  triggers: [
    'SO_NECP_ATTRIBUTES',
    'SO_NECP_CLIENTUUID',
    'SO_NECP_LISTENUUID',
    'necp_open',
    'necp_client_action',
    'necp_session_open',
    'necp_session_action',
    'necp_match_policy',
  ],
  check(shape) {
    const { file } = shape;
    const named = this.triggers.flatMap((name) => shape.identifiers(name)).filter((token) => !isOwn(token));
    const looked = stringTokens(file).filter((token) => this.triggers.includes(stringValue(file, token) ?? ''));
    return [...named, ...looked].map((token): Candidate => {
      const name = textOf(file, token).replace(/^[@"]+|"$/g, '');
      return {
        start: file.tokens.start[token]!,
        end: file.tokens.end[token]!,
        confidence: 'certain',
        message: `${name} belongs to NECP, which has no API; a provider's own connections stay out of its tunnel without it.`,
        guidance: [{ id: 'forum-necp' }],
      };
    });

    /** A member of a type of the project's own, or the declaration of a function. */
    function isOwn(token: number): boolean {
      if (isUnit(file, token - 1, Char.Dot) || isWord(file, token - 1, 'case')) return true;
      return isWord(file, token - 1) && !/^(return|else|do|in|try|await)$/.test(textOf(file, token - 1));
    }
  },
});
