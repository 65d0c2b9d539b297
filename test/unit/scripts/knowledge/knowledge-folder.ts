import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { compileKnowledge } from '../../../../scripts/knowledge/compile.ts';

/** The API entries of {@link SOUND}. */
export const APIS = 'knowledge/apis/Radio.yaml';

/** The catalogue rules of {@link SOUND}. */
export const RULES = 'knowledge/rules.yaml';

/** The replacements of {@link SOUND}. */
export const REPLACEMENTS = 'knowledge/replacements.yaml';

/** A guidance entry of {@link SOUND}, with anchors and a section `tune-in`. */
export const TN1 = 'knowledge/guidance/tn1.md';

/** A guidance entry of {@link SOUND}, unverified and without sections. */
export const POST = 'knowledge/guidance/post.md';

/** Sources of a small knowledge base in which everything is in order, by path. */
export const SOUND: Readonly<Record<string, string>> = {
  [RULES]: `- id: radio
  title: Radio
  brief: Use of Radio
  what: Use of Radio.
  why: It crackles.
  instead: Use the telephone.
  guidance: [tn1, tn1#tune-in]
`,
  [REPLACEMENTS]: `Telephone: { language: swift, from: { ios: '12.0' } }
tel_t: { language: objective-c }
`,
  [APIS]: `framework: Radio
modules: [Radio, Sound]
groups:
  - rule: radio
    source: Radio.h
    status: deprecated
    deprecated: { ios: '9.0' }
    replacements: [Telephone, tel_t]
    guidance: [tn1#tune-in, post]
    entries:
      - { c: RDOSet, swift: RadioSet, kind: class, note: A set. }
      - { c: 'tuneTo:error:', swift: 'tune(to:)', kind: method, of: RDOSet, ofSwift: RadioSet, distinctive: true }
  - rule: radio
    source: Radio.h
    swift: null
    kind: constant
    status: discouraged
    replacements: []
    guidance: [post]
    entries: [RDOLoud, RDOQuiet]
`,
  [TN1]: `---
title: 'TN1: Radio'
url: https://developer.apple.com/documentation/technotes/tn1
kind: technote
verified: page
revised: 2026-07-23
topics: [radio]
anchors: true
targets: { from: '26' }
---

About \`radio_t\` and **its** [friends](post.md).

## Tune in

See [above](#tune-in).

\`\`\`sh
## not a heading, [not](a-link)
\`\`\`
`,
  [POST]: `---
title: On Radio
url: https://developer.apple.com/forums/tags/network
kind: forum
verified: unverified
revised: 2016
topics: [radio]
---
A post.
`,
};

/** Writes {@link SOUND} with the given files changed (or left out) to a folder of its own, gone after the test. */
export function knowledgeFolder(test: TestContext, changes: Readonly<Record<string, string | undefined>> = {}): string {
  const root = mkdtempSync(path.join(tmpdir(), 'netguide-knowledge-'));
  test.after(() => {
    rmSync(root, { recursive: true, force: true });
  });
  cpSync(path.join(process.cwd(), 'knowledge/schema'), path.join(root, 'knowledge/schema'), { recursive: true });
  for (const [file, text] of Object.entries({ ...SOUND, ...changes })) {
    if (text === undefined) continue;
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}

/** The problems, as printed, after one passage of a sound source was replaced by another. */
export function problemsAfter(
  test: TestContext,
  file: string,
  passage: string,
  replacement: string,
): readonly string[] {
  const text = SOUND[file]!;
  assert.ok(text.includes(passage), `"${passage}" is not in ${file}`);
  return printed(knowledgeFolder(test, { [file]: text.replace(passage, replacement) }));
}

/** The problems of a knowledge base, as printed. */
export function printed(root: string): readonly string[] {
  return compileKnowledge(root).problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}
