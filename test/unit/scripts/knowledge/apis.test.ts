import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileKnowledge } from '../../../../scripts/knowledge/compile.ts';
import { APIS, REPLACEMENTS, RULES, SOUND, knowledgeFolder, printed, problemsAfter } from './knowledge-folder.ts';

describe('API entries at fault', () => {
  it('places an unknown key, a bad value and a missing key on their lines', (test) => {
    assert.deepEqual(problemsAfter(test, APIS, 'kind: class,', 'kind: class, colour: red,'), [
      `${APIS}:11: groups[1].entries[1] has an unknown key "colour"`,
    ]);
    assert.deepEqual(problemsAfter(test, APIS, 'kind: class', 'kind: klass'), [
      `${APIS}:11: groups[1].entries[1].kind must be one of class, protocol, enum, type, function, constant, method, property`,
    ]);
    assert.deepEqual(problemsAfter(test, APIS, 'framework: Radio\n', ''), [`${APIS}:1: lacks "framework"`]);
    assert.deepEqual(problemsAfter(test, APIS, "{ ios: '9.0' }", "{ beos: '9.0' }"), [
      `${APIS}:7: groups[1].deprecated has an unknown key "beos"`,
    ]);
  });

  it('wants versions quoted', (test) => {
    assert.deepEqual(problemsAfter(test, APIS, "'9.0'", '9.0'), [`${APIS}:7: groups[1].deprecated.ios must be string`]);
  });

  it('reports broken YAML and goes on with the other files', (test) => {
    const root = knowledgeFolder(test, { 'knowledge/apis/Broken.yaml': 'framework: [\n', [RULES]: SOUND[RULES]! });
    const { knowledge, problems } = compileKnowledge(root);
    assert.equal(problems[0]?.file, 'knowledge/apis/Broken.yaml');
    assert.equal(knowledge.apis.length, 4);
  });

  it('knows rules, guidance, sections and replacements', (test) => {
    assert.deepEqual(problemsAfter(test, APIS, 'rule: radio', 'rule: wireless'), [
      `${APIS}:4: there is no rule "wireless" in knowledge/rules.yaml`,
    ]);
    assert.deepEqual(problemsAfter(test, APIS, '[tn1#tune-in, post]', '[tn2, post]'), [
      `${APIS}:9: there is no guidance "tn2" in knowledge/guidance`,
    ]);
    assert.deepEqual(problemsAfter(test, APIS, 'kind: class', 'kind: class, guidance: [tn1#tune-out]'), [
      `${APIS}:11: guidance "tn1" has no section "tune-out"`,
    ]);
    assert.deepEqual(problemsAfter(test, APIS, '[Telephone, tel_t]', '[Telephone, Telex]'), [
      `${APIS}:8: there is no replacement "Telex" in knowledge/replacements.yaml`,
    ]);
  });

  it('leaves out what has a problem', (test) => {
    const text = SOUND[APIS]!.replace('kind: class', 'kind: class, guidance: [tn9]');
    const { knowledge } = compileKnowledge(knowledgeFolder(test, { [APIS]: text }));
    assert.equal(knowledge.apis.length, 3);
  });

  it('wants guidance, kind, status and replacements from the entry or its group', (test) => {
    assert.deepEqual(problemsAfter(test, APIS, '    guidance: [post]\n', ''), [
      `${APIS}:19: RDOLoud has no guidance, nor has its group`,
      `${APIS}:19: RDOQuiet has no guidance, nor has its group`,
    ]);
    assert.deepEqual(problemsAfter(test, APIS, ', kind: class', ''), [
      `${APIS}:11: RDOSet has no kind, nor has its group`,
    ]);
  });

  it('wants versions with the status deprecated, and only with it', (test) => {
    assert.deepEqual(problemsAfter(test, APIS, 'status: discouraged', 'status: deprecated'), [
      `${APIS}:20: RDOLoud is deprecated but has no versions under "deprecated"`,
      `${APIS}:20: RDOQuiet is deprecated but has no versions under "deprecated"`,
    ]);
    assert.deepEqual(problemsAfter(test, APIS, 'status: deprecated', 'status: discouraged'), [
      `${APIS}:7: versions are for the status "deprecated" only`,
    ]);
  });

  it('finds spellings that stand twice for the same kind in the same container', (test) => {
    assert.deepEqual(problemsAfter(test, APIS, '[RDOLoud, RDOQuiet]', '[RDOLoud, RDOLoud]'), [
      `${APIS}:20: RDOLoud stands already at ${APIS}:20`,
    ]);
    const twin = `      - { c: RDOTwin, swift: RadioSet, kind: class }\n  - rule: radio\n    source: Radio.h\n    swift: null`;
    assert.deepEqual(problemsAfter(test, APIS, '  - rule: radio\n    source: Radio.h\n    swift: null', twin), [
      `${APIS}:13: RadioSet stands already at ${APIS}:11`,
    ]);
  });

  it('lets two types have a member of the same name', (test) => {
    const member = `      - { c: 'tuneTo:error:', swift: 'tune(to:)', kind: method, of: RDOOther }\n  - rule: radio\n    source: Radio.h\n    swift: null`;
    assert.deepEqual(problemsAfter(test, APIS, '  - rule: radio\n    source: Radio.h\n    swift: null', member), []);
  });

  it('wants spellings that can occur in source code', (test) => {
    assert.deepEqual(problemsAfter(test, APIS, "'tuneTo:error:'", "'tuneTo:error'"), [
      `${APIS}:12: "tuneTo:error" is not a selector`,
    ]);
    assert.deepEqual(problemsAfter(test, APIS, "'tune(to:)'", 'tune'), [
      `${APIS}:12: "tune" is not a Swift name with labels`,
    ]);
    assert.deepEqual(problemsAfter(test, APIS, 'c: RDOSet', "c: 'RDO Set'"), [
      `${APIS}:11: "RDO Set" is not a name in C`,
    ]);
    assert.deepEqual(problemsAfter(test, APIS, 'c: RDOSet, swift: RadioSet, ', ''), [
      `${APIS}:11: an entry needs a spelling, c or swift`,
    ]);
  });

  it('keeps facts about members to members', (test) => {
    assert.deepEqual(problemsAfter(test, APIS, ', of: RDOSet, ofSwift: RadioSet', ''), [
      `${APIS}:12: tuneTo:error: needs "of", its type`,
    ]);
    assert.deepEqual(problemsAfter(test, APIS, 'kind: class', 'kind: class, distinctive: true, of: RDOSet'), [
      `${APIS}:11: "of" is for methods and properties`,
      `${APIS}:11: "distinctive" is for members and for constants with a dotted Swift name`,
    ]);
  });

  it('does not recommend what it reports', (test) => {
    const root = knowledgeFolder(test, { [REPLACEMENTS]: 'Telephone: {}\ntel_t: {}\nRDOLoud: {}\n' });
    assert.deepEqual(printed(root), []);
    assert.deepEqual(
      printed(
        knowledgeFolder(test, {
          [REPLACEMENTS]: 'Telephone: {}\nRDOLoud: {}\n',
          [APIS]: SOUND[APIS]!.replace('tel_t', 'RDOLoud'),
        }),
      ),
      [`${APIS}:8: "RDOLoud" is an entry itself`],
    );
  });
});
