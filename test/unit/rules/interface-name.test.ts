import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import interfaceName from '../../../server/src/rules/interface-name.ts';
import { findingsOf } from '../../support/rule-findings.ts';

const find = findingsOf(interfaceName);
const confidence = (text: string): readonly string[] => find(text).map((finding) => finding.confidence);

describe('names of interfaces', () => {
  test('the message says the name, and of a prefix that it is one', () => {
    assert.match(find('if name == "pdp_ip0" {}')[0]?.message ?? '', /: pdp_ip0 promises/);
    assert.match(find('let a = entry.ifa_name.hasPrefix("en")')[0]?.message ?? '', /: one with en promises/);
  });

  test('a name that only interfaces have needs nothing else', () => {
    assert.deepEqual(confidence('if name == "en0" {}'), ['certain']);
    assert.deepEqual(confidence('if path == "State:/Network/Interface/en0/IPv4" {}'), ['certain']);
  });

  test('a name that other things have needs a file that deals with interfaces', () => {
    assert.deepEqual(confidence('if name == "en1" || label == "en0" {}'), ['certain']);
    assert.deepEqual(confidence('let a = interface.ifa_name\nif name == "en1" {}'), ['likely']);
  });

  test('a name without a number needs an interface beside it', () => {
    assert.deepEqual(confidence('getifaddrs(&a)\nif language.hasPrefix("en") {}'), []);
    assert.deepEqual(confidence('getifaddrs(&a)\nif interface.hasPrefix("en") {}'), ['likely']);
  });

  test('a constant is reported once, where its value stands, however often it is used', () => {
    const text = 'let wifi = "en0"\nif a == wifi {}\nif b == wifi {}';
    assert.deepEqual(
      find(text).map(({ start }) => start),
      [text.indexOf('"en0"')],
    );
    assert.deepEqual(find('let wifi = "en0"\nprint(wifi)'), []);
  });

  test('what is stored under a name, or made with one, is data', () => {
    assert.deepEqual(find('titles["en0"] = "Wi-Fi"'), []);
    assert.deepEqual(find('let row = Row(name: "en0")\nlet mock = MockInterface(interface: "en0")'), []);
  });

  test('two constants that stand for one another come to an end', () => {
    assert.deepEqual(find('var a = "en0"\nvar b = a\na = b\nb = a'), []);
  });
});
