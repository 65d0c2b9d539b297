import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { APIS, POST, RULES, SOUND, TN1, knowledgeFolder, printed, problemsAfter } from './knowledge-folder.ts';

describe('guidance at fault', () => {
  it('wants front matter', (test) => {
    const problems = printed(knowledgeFolder(test, { [POST]: 'A post.\n' }));
    assert.ok(problems.includes(`${POST}:1: must start with front matter between lines of ---`));
  });

  it('places an unknown key, a missing key and a foreign address on their lines', (test) => {
    const apart = { [APIS]: undefined, [RULES]: SOUND[RULES]!.replace(', tn1#tune-in', '').replace('tn1', 'post') };
    const tn1 = SOUND[TN1]!.replace('[friends](post.md)', 'friends');
    const after = (passage: string, replacement: string): readonly string[] =>
      printed(knowledgeFolder(test, { ...apart, [TN1]: tn1.replace(passage, replacement) }));
    assert.deepEqual(after('verified: page\n', ''), [`${TN1}:2: lacks "verified"`]);
    assert.deepEqual(after('verified: page', 'verified: surely'), [
      `${TN1}:5: verified must be one of page, cited, unverified`,
    ]);
    assert.deepEqual(after('developer.apple.com', 'example.com'), [
      `${TN1}:3: url must match pattern "^(https://developer\\.apple\\.com/|docs/rules/[a-z-]+\\.md$)"`,
    ]);
    assert.deepEqual(after('https:', 'http:'), [
      `${TN1}:3: url must match pattern "^(https://developer\\.apple\\.com/|docs/rules/[a-z-]+\\.md$)"`,
    ]);
    assert.deepEqual(after('url: https://developer.apple.com/documentation/technotes/tn1\n', ''), [
      `${TN1}:2: lacks "url"`,
    ]);
    assert.deepEqual(after("from: '26'", "form: '26'"), [`${TN1}:9: targets has an unknown key "form"`]);
  });

  it('never links an unverified entry to a thread', (test) => {
    const problems = problemsAfter(test, POST, 'forums/tags/network', 'forums/thread/123');
    assert.deepEqual(problems.slice(0, 1), [
      `${POST}:3: an unverified entry links to a topic or tag page, never to a thread`,
    ]);
  });

  it('knows that forum posts have no anchors', (test) => {
    const problems = problemsAfter(test, POST, 'topics: [radio]', 'topics: [radio]\nanchors: true');
    assert.ok(problems.includes(`${POST}:8: forum posts have no anchors`));
  });

  it('wants a body that starts with a paragraph', (test) => {
    assert.ok(problemsAfter(test, POST, 'A post.\n', '').includes(`${POST}:9: the body is empty`));
    assert.ok(
      problemsAfter(test, POST, 'A post.', '## Antennas').includes(
        `${POST}:9: the body must start with a paragraph: it becomes the summary`,
      ),
    );
  });

  it('wants each heading once and the title in the front matter', (test) => {
    assert.ok(
      problemsAfter(test, TN1, 'See [above](#tune-in).', '## Tune: in!').includes(
        `${TN1}:16: a section with the key "tune-in" exists already`,
      ),
    );
    assert.ok(
      problemsAfter(test, TN1, 'See [above](#tune-in).', '# TN1').includes(
        `${TN1}:16: the title belongs in the front matter; sections start with ##`,
      ),
    );
  });

  it('follows links between entries', (test) => {
    assert.deepEqual(problemsAfter(test, TN1, '(post.md)', '(posts.md)'), [
      `${TN1}:12: there is no guidance "posts" in knowledge/guidance`,
    ]);
    assert.deepEqual(problemsAfter(test, TN1, '(#tune-in)', '(#tune-out)'), [
      `${TN1}:16: guidance "tn1" has no section "tune-out"`,
    ]);
    assert.deepEqual(problemsAfter(test, TN1, '(post.md)', '(http://developer.apple.com/)'), [
      `${TN1}:12: "http://developer.apple.com/" is neither an https address nor a link to guidance such as tn3213.md#discover-peers`,
    ]);
  });
});
