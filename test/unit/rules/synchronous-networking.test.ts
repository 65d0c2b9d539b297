import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import synchronousNetworking from '../../../server/src/rules/synchronous-networking.ts';
import { findingsOf } from '../../support/rule-findings.ts';

const find = findingsOf(synchronousNetworking);
const shown = (text: string, language?: 'swift' | 'c'): readonly string[] =>
  find(text, language).map(({ symbol, confidence }) => `${symbol} ${confidence}`);

describe('code that blocks for the network', () => {
  test('a URL whose text is not shown may be one on the network', () => {
    assert.deepEqual(shown('Data(contentsOf: URL(string: "HTTPS://example.com")!)'), ['Data certain']);
    assert.deepEqual(shown('Data(contentsOf: URL(string: "\\(base)/a")!)'), ['Data likely']);
    assert.deepEqual(shown('Data(contentsOf: URL(string: address)!)'), ['Data likely']);
    assert.deepEqual(shown('Data(contentsOf: URL(string: filePath)!)'), []);
    assert.deepEqual(shown('Data(contentsOf: URL(string: "list.json")!)'), []);
    assert.deepEqual(shown('Data(contentsOf: url)'), []);
  });

  test('a variable that is given several values is not followed', () => {
    assert.deepEqual(shown('var u = URL(string: "https://a.example")!\nu = file\nData(contentsOf: u)'), []);
  });

  test('the message says what is blocked', () => {
    const call = 'Data(contentsOf: URL(string: "https://example.com")!)';
    assert.match(find(`func f() { ${call} }`)[0]?.message ?? '', /blocks its thread/);
    assert.match(find(`override func viewDidLoad() { ${call} }`)[0]?.message ?? '', /blocks the main thread/);
    const [message] = find('[NSData dataWithContentsOfURL:[NSURL URLWithString:@"http://a.example"]];', 'c');
    assert.match(message?.message ?? '', /^dataWithContentsOfURL loads/);
  });

  test('a wait is sure to hurt on the main thread only, and relates to its end', () => {
    const wait = (head: string): string =>
      `${head} { let s = DispatchSemaphore(value: 0); a.dataTask(with: b) { _, _, _ in s.signal() }.resume(); s.wait() }`;
    assert.deepEqual(shown(wait('func f()')), ['wait likely']);
    assert.deepEqual(shown(wait('@IBAction func f()')), ['wait certain']);
    assert.deepEqual(shown(wait('override func main()')), []);
    const text = wait('func f()');
    const places = find(text)[0]?.related?.map((place) => 'start' in place && place.start);
    assert.deepEqual(places, [text.indexOf('signal')]);
  });

  test('lookups and synchronous requests count on the main thread only', () => {
    for (const call of [
      'getaddrinfo(a, b, c, &d)',
      'gethostbyname(a)',
      'NSURLConnection.sendSynchronousRequest(a, returning: &b)',
    ]) {
      assert.deepEqual(find(`func f() { ${call} }`), []);
      assert.equal(find(`func viewDidLoad() { ${call} }`).length, 1, call);
    }
    const host =
      'void f(void) { dispatch_async(dispatch_get_main_queue(), ^{ CFHostStartInfoResolution(h, t, e); }); }';
    assert.deepEqual(shown(host, 'c'), ['CFHostStartInfoResolution certain']);
    assert.deepEqual(shown(`${host} void g(void) { CFHostSetClient(h, c, x); }`, 'c'), []);
  });
});
