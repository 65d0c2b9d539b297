import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RULES, SOUND, knowledgeFolder, printed, problemsAfter } from './knowledge-folder.ts';

describe('catalogue rules at fault', () => {
  it('finds a rule that stands twice', (test) => {
    assert.deepEqual(problemsAfter(test, RULES, '- id: radio', `${SOUND[RULES]!}- id: radio`), [
      `${RULES}:8: a rule "radio" exists already`,
    ]);
  });

  it('knows guidance and sections', (test) => {
    assert.deepEqual(problemsAfter(test, RULES, 'tn1#tune-in', 'tn1#tune-out'), [
      `${RULES}:7: guidance "tn1" has no section "tune-out"`,
    ]);
  });

  it('says when a file is missing', (test) => {
    const problems = printed(knowledgeFolder(test, { [RULES]: undefined }));
    assert.equal(problems.includes(`${RULES}:1: this file is missing`), true);
  });
});
