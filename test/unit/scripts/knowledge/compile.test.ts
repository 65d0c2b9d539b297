import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileKnowledge } from '../../../../scripts/knowledge/compile.ts';
import { APIS, POST, SOUND, knowledgeFolder, printed } from './knowledge-folder.ts';

describe('compileKnowledge on sound sources', () => {
  it('finds no problem', (test) => {
    assert.deepEqual(printed(knowledgeFolder(test)), []);
  });

  it('gives entries what their group says, unless they say otherwise', (test) => {
    const [radioSet, tune, loud, quiet] = compileKnowledge(knowledgeFolder(test)).knowledge.apis;
    assert.deepEqual(radioSet, {
      c: 'RDOSet',
      swift: 'RadioSet',
      kind: 'class',
      framework: 'Radio',
      modules: ['Radio', 'Sound'],
      rule: 'radio',
      status: 'deprecated',
      deprecated: { ios: '9.0' },
      replacements: [
        { api: 'Telephone', language: 'swift', from: { ios: '12.0' } },
        { api: 'tel_t', language: 'objective-c' },
      ],
      guidance: [{ id: 'tn1', section: 'tune-in' }, { id: 'post' }],
      note: 'A set.',
    });
    assert.equal(tune?.of, 'RDOSet');
    assert.equal(tune.ofSwift, 'RadioSet');
    assert.equal(tune.distinctive, true);
    assert.deepEqual([loud?.c, quiet?.c], ['RDOLoud', 'RDOQuiet']);
    assert.ok(loud !== undefined && !('swift' in loud), 'the group says that Swift cannot see it');
    assert.deepEqual(loud.deprecated, {});
  });

  it('takes the C spelling for Swift when nothing else is said', (test) => {
    const text = SOUND[APIS]!.replace('swift: RadioSet, ', '');
    const { knowledge } = compileKnowledge(knowledgeFolder(test, { [APIS]: text }));
    assert.equal(knowledge.apis[0]?.swift, 'RDOSet');
  });

  it('drops the versions of a group for an entry with a status of its own', (test) => {
    const text = SOUND[APIS]!.replace('kind: class,', 'kind: class, status: to-be-deprecated,');
    const { knowledge, problems } = compileKnowledge(knowledgeFolder(test, { [APIS]: text }));
    assert.deepEqual(problems, []);
    assert.deepEqual(knowledge.apis[0]?.deprecated, {});
  });

  it('compiles rules and guidance', (test) => {
    const { knowledge, bodies } = compileKnowledge(knowledgeFolder(test));
    assert.deepEqual(knowledge.rules[0]?.guidance, [{ id: 'tn1' }, { id: 'tn1', section: 'tune-in' }]);
    const [post, tn1] = knowledge.guidance;
    assert.equal(post?.id, 'post');
    assert.equal(post.revised, '2016');
    assert.deepEqual(tn1, {
      id: 'tn1',
      title: 'TN1: Radio',
      url: 'https://developer.apple.com/documentation/technotes/tn1',
      kind: 'technote',
      verified: 'page',
      revised: '2026-07-23',
      topics: ['radio'],
      summary: 'About radio_t and its friends.',
      sections: [{ key: 'tune-in', title: 'Tune in', anchor: 'Tune-in' }],
      targets: { from: '26' },
    });
    assert.equal(bodies.post, 'A post.');
    assert.ok(bodies.tn1?.startsWith('About `radio_t`'));
  });

  it('gives sections of a forum post no anchor', (test) => {
    const root = knowledgeFolder(test, { [POST]: `${SOUND[POST]!}\n## Antennas\n\nTall.\n` });
    const post = compileKnowledge(root).knowledge.guidance.find(({ id }) => id === 'post');
    assert.deepEqual(post?.sections, [{ key: 'antennas', title: 'Antennas' }]);
  });

  it('reads CRLF and a byte order mark as if they were not there', (test) => {
    const changes = Object.fromEntries(
      Object.entries(SOUND).map(([file, text]) => [file, `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
    );
    const plain = compileKnowledge(knowledgeFolder(test));
    assert.deepEqual(compileKnowledge(knowledgeFolder(test, changes)), plain);
  });
});

describe('the knowledge base of the project', () => {
  it('compiles without a problem', () => {
    assert.deepEqual(printed(process.cwd()), []);
  });
});
