import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidatesIn, INFO_PLISTS } from './plist-fixtures.ts';

test('no beginning of a fixture makes a rule throw or report what the whole does not', () => {
  for (const [name, text] of Object.entries(INFO_PLISTS)) {
    const whole = new Set(candidatesIn(text).map(({ start, message }) => `${start} ${message}`));
    for (let end = 0; end < text.length; end += 7) {
      for (const { start, end: last, message } of candidatesIn(text.slice(0, end))) {
        assert.ok(start < last && last <= end, name);
        // What a string says is judged while it is typed; what stands where is not.
        if (last < end - 1)
          assert.ok(whole.has(`${start} ${message}`) || isAboutRest(message), `${name} ${end}: ${message}`);
      }
    }
  }
});

/** A message that depends on what follows in the file. */
function isAboutRest(message: string): boolean {
  return /^NSAllowsArbitraryLoads |permits loads|accepts /.test(message);
}

test('many findings, each with a fix, cost no more than their number', () => {
  const domains = Array.from({ length: 20_000 }, (_, i) => `<key>*.host${i}.com</key><dict/>`).join('');
  const ats = `<key>NSExceptionDomains</key><dict>${domains}</dict>`;
  const start = performance.now();
  assert.equal(candidatesIn(`<dict><key>NSAppTransportSecurity</key><dict>${ats}</dict></dict>`).length, 20_000);
  // A second at most; twice nested loops took forty.
  assert.ok(performance.now() - start < 15_000);
});
