import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { readScope } from '../../../../scripts/verify/coverage/scope.ts';
import { fullName, readSdkSymbols } from '../../../../scripts/verify/coverage/sdk-symbols.ts';
import { coverageProblems, verify } from '../../../../scripts/verify/catalogue-coverage.ts';
import type { ApiEntry } from '../../../../server/src/knowledge/model.ts';
import { temporaryTree } from '../temporary-tree.ts';

const FACTS = `
Kit:
  Kit/Kit.h:
    class: KITSession
    constant of KITMode: KITModeFast KITModeSlow
    method of KITSession: >-
      open
      send:to:
    method of KITStream: close
    function: KITPing
`;

const SCOPE = `
excluded:
  - framework: Kit
    containers: [KITMode]
    symbols: [KITModeSlow]
    reason: It is fine.
  - framework: Kit
    symbols: [KITPing]
    reason: It is no networking.
neighbours:
  - header: Kit/Neighbour.h
    taken: [KITModeFast, close]
`;

const entry = (facts: Partial<ApiEntry>): ApiEntry => ({
  kind: 'class',
  framework: 'Kit',
  modules: ['Kit'],
  rule: 'kit',
  status: 'deprecated',
  deprecated: {},
  replacements: [],
  guidance: [{ id: 'kit' }],
  ...facts,
});

const APIS = [
  entry({ c: 'KITSession', swift: 'Session' }),
  entry({ c: 'KITModeFast', kind: 'constant' }),
  entry({ c: 'close', of: 'KITStream', kind: 'method' }),
];

/** The problems that these texts have, as `line: message`. */
function problemsOf(context: TestContext, facts: string, scope: string, apis = APIS): readonly string[] {
  const root = temporaryTree(context, {
    'knowledge/facts/sdk-symbols.yaml': facts,
    'knowledge/scope.yaml': scope,
  });
  const found = coverageProblems(readSdkSymbols(root).symbols, readScope(root).scope, apis);
  return found.map(({ line, message }) => `${line}: ${message}`);
}

const MISSING = 'has no API entry, and knowledge/scope.yaml does not leave it out';

describe('the coverage of the catalogue', () => {
  it('holds here', () => {
    assert.deepEqual(verify(process.cwd()), []);
    const { symbols } = readSdkSymbols(process.cwd());
    assert.equal(new Set(symbols.map((one) => `${one.framework} ${fullName(one)}`)).size, symbols.length);
    assert.ok(symbols.length > 1300);
  });

  it('counts entries, members of types with an entry, and exclusions', (context) => {
    assert.deepEqual(problemsOf(context, FACTS, SCOPE), []);
  });

  it('misses types, members, functions and enumerators without an entry', (context) => {
    const facts = FACTS.replace('class: KITSession', 'class: KITSession KITBrowser')
      .replace('KITModeSlow', 'KITModeSlow KITModeLazy')
      .replace('close', 'close flush')
      .replace('KITPing', 'KITPing KITPong');
    const missing = problemsOf(context, facts, SCOPE, [...APIS, entry({ c: 'KITMode', kind: 'enum' })]);
    assert.deepEqual(missing, [
      `4: KITBrowser ${MISSING}`,
      `5: KITMode.KITModeLazy ${MISSING}`,
      `9: KITStream.flush ${MISSING}`,
      `10: KITPong ${MISSING}`,
    ]);
  });

  it('does not take a namesake of another type for an entry', (context) => {
    assert.deepEqual(problemsOf(context, FACTS.replace('KITStream', 'KITSocket'), SCOPE), [
      `9: KITSocket.close ${MISSING}`,
    ]);
  });

  it('leaves out a type with all that it declares', (context) => {
    const scope = SCOPE.replace('containers: [KITMode]', 'containers: [KITSession]').replace(
      / {4}symbols: .*Slow]\n/,
      '',
    );
    const facts = FACTS.replace('KITModeFast KITModeSlow', 'KITModeFast');
    assert.deepEqual(problemsOf(context, facts, scope, APIS.slice(1)), []);
  });

  it('reports exclusions that exclude nothing or say no reason', (context) => {
    const covered = [...APIS, entry({ c: 'KITPing', kind: 'function' })];
    const idle = (name: string): string => `needs no exclusion: it is covered, or no symbol of ${name}`;
    assert.deepEqual(problemsOf(context, FACTS, SCOPE, covered), [`7: KITPing ${idle('Kit')}`]);
    const misspelt = SCOPE.replace('[KITPing]', '[KITPing, KITPinh]').replace('    reason: It is fine.\n', '');
    assert.deepEqual(problemsOf(context, FACTS, misspelt), [
      '3: an exclusion needs a reason',
      `6: KITPinh ${idle('Kit')}`,
    ]);
    const elsewhere = SCOPE.replace('Kit\n    symbols', 'Other\n    symbols');
    assert.deepEqual(problemsOf(context, FACTS, elsewhere), [`10: KITPing ${MISSING}`, `7: KITPing ${idle('Other')}`]);
  });

  it('reports neighbours that were not taken, or left without a reason', (context) => {
    assert.deepEqual(problemsOf(context, FACTS, SCOPE.replace('close]', 'reopen]')), [
      '11: reopen is said to be taken but has no API entry',
    ]);
    assert.deepEqual(problemsOf(context, FACTS, SCOPE.replace(/ {4}taken: .*\n/, '')), [
      '11: a neighbour from which nothing is taken needs a reason',
    ]);
  });

  it('reports a file that is missing', (context) => {
    const files = verify(temporaryTree(context, {})).map(({ file }) => file);
    assert.deepEqual(files.slice(0, 2), ['knowledge/facts/sdk-symbols.yaml', 'knowledge/scope.yaml']);
  });
});
