import { type Candidate, definePatternRule } from '../analysis/rule.ts';
import { literalAt } from '../analysis/shape/expressions.ts';
import { createLoadedUrls } from '../analysis/shape/loaded-urls.ts';
import { stringTokens } from '../analysis/shape/strings.ts';
import { textOf } from '../analysis/shape/token-text.ts';

const FTP_LITERAL = /^[@#]*"ftp:\/\//i;

/** `ftp:` URLs that are loaded; the catalogue's rule of the same id finds CFFTPStream. */
export default definePatternRule({
  id: 'ftp',
  status: 'deprecated',
  triggers: ['ftp:', 'FTP:'],
  check(shape) {
    const { file } = shape;
    const isLoaded = createLoadedUrls(shape);
    const found: Candidate[] = [];
    for (const token of stringTokens(file)) {
      if (!FTP_LITERAL.test(textOf(file, token))) continue;
      const literal = literalAt(file, token);
      if (isLoaded(literal)) {
        found.push(ftpUrl(file.tokens.start[token]!, file.tokens.end[literal.last]!));
      }
    }
    return found;
  },
});

function ftpUrl(start: number, end: number): Candidate {
  return {
    start,
    end,
    confidence: 'certain',
    message: 'Loading ftp: URLs is deprecated in iOS 16; use HTTPS instead.',
    // On FTP: deprecated in the 2022 SDKs (macOS 13, iOS 16, tvOS 16, watchOS 9).
    deprecated: { ios: '16.0', macos: '13.0', tvos: '16.0', watchos: '9.0' },
    replacements: [{ api: 'URLSession with https: URLs' }],
    guidance: [
      { id: 'forum-on-ftp', section: 'ftp-apis' },
      { id: 'tn3151', section: 'ftp-alternatives' },
    ],
  };
}
