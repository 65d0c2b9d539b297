import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { compileKnowledge } from '../../../scripts/knowledge/compile.ts';
import type { ApiEntry } from '../../../server/src/knowledge/model.ts';

/** What a header declares, as far as the family of a rule goes. Members are written `Type.selector`. */
interface HeaderNames {
  readonly header: string;
  readonly rule: string;
  readonly covered: readonly string[];
  readonly leftOut: readonly string[];
}

const root = process.cwd();
const { apis } = compileKnowledge(root).knowledge;
const headers = parse(
  readFileSync(path.join(root, 'test/fixtures/knowledge/symbols.yaml'), 'utf8'),
) as readonly HeaderNames[];

function listedName({ c, of }: ApiEntry): string | undefined {
  return c === undefined || of === undefined ? c : `${of}.${c}`;
}

describe('the catalogue', () => {
  for (const { header, rule, covered, leftOut } of headers) {
    const names = new Set(apis.filter((api) => api.rule === rule).map(listedName));

    it(`covers ${header} under ${rule}`, () => {
      assert.deepEqual(
        covered.filter((name) => !names.has(name)),
        [],
      );
    });

    it(`keeps to its family in ${header}`, () => {
      assert.deepEqual(
        leftOut.filter((name) => names.has(name)),
        [],
      );
    });
  }

  it('has no entry of these rules that no header lists', () => {
    const listed = new Set(headers.flatMap(({ covered }) => covered));
    const rules = new Set(headers.map(({ rule }) => rule));
    const unlisted = apis
      .filter((api) => rules.has(api.rule))
      .map(listedName)
      .filter((name) => name !== undefined && !listed.has(name));
    assert.deepEqual(unlisted, []);
  });

  it('spells the Swift side of a selector with as many labels as the importer leaves', () => {
    for (const { c, swift, kind, requirement } of apis) {
      if (kind !== 'method' || c === undefined || swift === undefined) continue;
      const pieces = c.split(':').length - 1;
      // A method that fills in an error throws it in Swift; one that a delegate implements is handed an error.
      const thrown = c.endsWith(':error:') && requirement !== true ? 1 : 0;
      assert.equal(swift.split(':').length - 1, pieces - thrown, `${c} against ${swift}`);
    }
  });

  it('never lets a bare delegate or session be an entry', () => {
    const members = apis.flatMap(({ c, swift, kind }) => (kind === 'property' ? [c, swift] : []));
    assert.deepEqual(
      members.filter((name) => name === 'delegate' || name === 'session'),
      [],
    );
  });

  it('points first to guidance that can be linked', () => {
    const { guidance } = compileKnowledge(root).knowledge;
    const unverified = new Set(guidance.filter((entry) => entry.verified === 'unverified').map(({ id }) => id));
    assert.deepEqual(apis.filter((api) => unverified.has(api.guidance[0]!.id)).map(listedName), []);
  });
});
