import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { verify } from '../../../../scripts/verify/knowledge.ts';
import { POST, knowledgeFolder } from '../knowledge/knowledge-folder.ts';

describe('verify knowledge', () => {
  it('finds nothing in a sound knowledge base', (test) => {
    assert.deepEqual(verify(knowledgeFolder(test)), []);
  });

  it('reports each reference to guidance that does not exist', (test) => {
    const problems = verify(knowledgeFolder(test, { [POST]: undefined }));
    assert.deepEqual(
      problems.map(({ file, line }) => `${file}:${line}`),
      ['knowledge/apis/Radio.yaml:9', 'knowledge/apis/Radio.yaml:19', 'knowledge/guidance/tn1.md:12'],
    );
  });
});
