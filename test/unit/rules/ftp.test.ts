import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createShape } from '../../../server/src/analysis/shape/shape.ts';
import ftp from '../../../server/src/rules/ftp.ts';
import { productEngine } from '../../support/engine.ts';
import { read } from '../analysis/source-text.ts';

/** The literals that the rule reports. */
function reported(text: string, language: 'swift' | 'c' = 'swift'): readonly string[] {
  const shape = createShape(read(language, text));
  return ftp.check(shape).map(({ start, end }) => text.slice(start, end));
}

const load = (literal: string): string => `Data(contentsOf: URL(string: ${literal})!)`;

describe('ftp: URLs that are loaded', () => {
  test('are reported with the whole literal, interpolations and hashes included', () => {
    for (const literal of [
      '"ftp://a/b"',
      String.raw`"ftp://\(a)/\(b("c"))"`,
      '#"ftp://a"#',
      '"FTP://a"',
      '"Ftp://a"',
    ]) {
      assert.deepEqual(reported(load(literal)), [literal]);
    }
    assert.deepEqual(reported('[NSData dataWithContentsOfURL:[NSURL URLWithString:@"ftp://a"]];', 'c'), ['@"ftp://a"']);
  });

  test('only with that scheme, at the beginning', () => {
    for (const literal of ['"sftp://a"', '"ftps://a"', '"ftp:a"', '"https://ftp://a"', '" ftp://a"', '"ftp"', '""']) {
      assert.deepEqual(reported(load(literal)), [], literal);
    }
  });

  test('only where they are loaded', () => {
    assert.deepEqual(reported('let a = "ftp://a"\nprint(a, "ftp://b")'), []);
    assert.deepEqual(reported(`let a = "ftp://a"\n${load('a')}\nprint("ftp://b")`), ['"ftp://a"']);
  });

  test('each by itself', () => {
    assert.deepEqual(reported(`${load('"ftp://a"')}\n${load('"ftp://b"')}`), ['"ftp://a"', '"ftp://b"']);
  });
});

test('what is reported is deprecated since the 2022 SDKs, and cites guidance that exists', () => {
  const [candidate] = ftp.check(createShape(read('swift', load('"ftp://a"'))));
  assert.equal(ftp.status, 'deprecated');
  assert.deepEqual(candidate?.deprecated, { ios: '16.0', macos: '13.0', tvos: '16.0', watchos: '9.0' });
  const { guidance } = productEngine();
  for (const { id, section } of candidate.guidance) {
    assert.ok(
      guidance.get(id)?.sections.some(({ key }) => key === section),
      `${id}#${section ?? ''}`,
    );
  }
});

test('the rule asks for files that hold its scheme', () => {
  assert.deepEqual(
    ftp.triggers.map((trigger) => trigger.toLowerCase()),
    ftp.triggers.map(() => 'ftp:'),
  );
  assert.equal(ftp.id, 'ftp');
});
