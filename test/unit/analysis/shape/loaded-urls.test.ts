import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { literalAt } from '../../../../server/src/analysis/shape/expressions.ts';
import { createLoadedUrls } from '../../../../server/src/analysis/shape/loaded-urls.ts';
import { createShape } from '../../../../server/src/analysis/shape/shape.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, swift } from '../source-text.ts';

/** Whether what stands in the literal that begins like `quoted` is loaded. */
function isLoaded(file: SourceFile, quoted: string): boolean {
  return createLoadedUrls(createShape(file))(literalAt(file, at(file, quoted)));
}

const cases: Readonly<Record<'swift' | 'objective-c', Readonly<Record<'loaded' | 'not loaded', readonly string[]>>>> = {
  swift: {
    loaded: [
      'Data(contentsOf: URL(string: a ? b : "u")!)',
      'Data(contentsOf: a ?? URL(string: "u")!)',
      'func f(a: String = "u") { Data(contentsOf: URL(string: a)!) }',
      'class A { var a: String { switch b { case .c: return "u"\n default: return d } }; func f() { Data(contentsOf: URL(string: a)!) } }',
      'WebSocket(request: URLRequest(url: URL(string: "u")!))',
      'KFImage(URL(string: "u"))',
      'view.kf.setImage(with: URL(string: "u"), for: a)',
      'session.dataTask(with: URL(string: "u")!)',
      'session.downloadTask(with: URL(string: "u")!) { a in }',
      'try await session.data(from: URL(string: "u")!)',
      'try await session.upload(for: URLRequest(url: URL(string: "u")!), from: a)',
      'session.dataTaskPublisher(for: .init(string: "u")!)',
      'Data(contentsOf: URL(string: "u")!)',
      'try? String(contentsOf: URL(string: "u")!, encoding: .utf8)',
      'XMLParser(contentsOf: URL(string: "u")!)',
      'NSURLConnection(request: NSURLRequest(url: NSURL(string: "u")! as URL), delegate: a)',
      'CFReadStreamCreateWithFTPURL(nil, URL(string: "u")! as CFURL)',
      'Data(contentsOf: URL(string: String(format: "u", a))!)',
      'Data(contentsOf: URL(string: "u" + a + "/b")!)',
      'let a = "u"\nlet b = URL(string: a)\nData(contentsOf: b!)',
      'if let a = URL(string: "u"), let b = try? Data(contentsOf: a) {}',
      'var a = URLRequest(url: URL(string: "u")!)\na.b = c\nsession.dataTask(with: a)',
      'class A { let a = URL(string: "u"); func f() { Data(contentsOf: self.a!) } }',
      'class A { let a = URL(string: "u"); func f() { guard let a else {}\n Data(contentsOf: a) } }',
      'enum A { static let a = URL(string: "u")! }\nData(contentsOf: A.a)',
      'class A { static let a = URL(string: "u")!; func f() { Data(contentsOf: Self.a) } }',
      'class A { var a: URL?; func f() { self.a = URL(string: "u"); Data(contentsOf: a!) } }',
      'class A { let a = URL(string: "u")! }\nextension A { func f() { Data(contentsOf: a) } }',
      'view.load(URLRequest(url: URL(string: "u")!))',
      'let a = "u"\nData(contentsOf: URL(string: "\\(a)/b")!)',
      'enum A { static let a = "u" }\nData(contentsOf: URL(string: "\\(A.a)/\\(b)")!)',
      'let a = "u"\nData(contentsOf: URL(string: String(format: "%@/b", a))!)',
      'class A { var a: URL { URL(string: "u")! }; func f() { Data(contentsOf: a) } }',
      'class A { var a: String { return "u" }; func f() { Data(contentsOf: URL(string: a)!) } }',
      'let a = URLRequest(url: URL(string: "u")!)\nview.load(a)',
      'session.webSocketTask(with: URL(string: "u")!)',
      'AVPlayer(url: URL(string: "u")!)',
      'AsyncImage(url: URL(string: "u"))',
      'AF.request("u")',
      'AF.upload(a, to: "u")',
      'Alamofire.request(URL(string: "u")!)',
      'session.data(from: URL(string: a, relativeTo: URL(string: "u"))!)',
      'let a = URLComponents(string: "u")!\nsession.data(from: a.url!)',
    ],
    'not loaded': [
      'let a = "u"',
      'print("u")',
      'URL(string: "u")',
      'let a = URL(string: "u")',
      'open(URL(string: "u")!)',
      'URL(string: "u")?.scheme == a',
      'var a: () -> String { { return "u" } }\nData(contentsOf: URL(string: a)!)',
      'Data(contentsOf: a == "u" ? b : c)',
      'view.setImage(with: URL(string: "u"))',
      'func f(a: String = "u") { print(a) }',
      'Link("a", destination: URL(string: "u")!)',
      'URLRequest(url: URL(string: "u")!)',
      'let a = ["u"]\nData(contentsOf: URL(string: a[0])!)',
      'for a in ["u"] { Data(contentsOf: URL(string: a)!) }',
      'a == "u"',
      'a.hasPrefix("u")',
      'Data(contentsOf: URL(string: b + "u")!)',
      'a.data(using: "u")',
      'func f() { let a = URL(string: "u") }\nfunc g(a: URL) { Data(contentsOf: a) }',
      'class A { let a = URL(string: "u"); func f(a: URL) { Data(contentsOf: a) } }',
      'class A { let a = URL(string: "u") }\nData(contentsOf: b.a)',
      'Data(contentsOf: URL(string: a.replacing("u", with: b))!)',
      'view.load("u")',
      'let a = "u"\nData(contentsOf: URL(string: "b/\\(a)")!)',
      'let a = "u"\nData(contentsOf: URL(string: String(format: "b/%@", a))!)',
      'let a = "u"\nprint("\\(a)/b")',
      'class A { var a: String { print("u"); return b }; func f() { Data(contentsOf: URL(string: a)!) } }',
      'class A { func a() -> String { "u" }; func f(a: String) { Data(contentsOf: URL(string: a)!) } }',
      'images.load(URL(string: "u")!)',
      'form.request("u")',
      'AFTER.request("u")',
      'view.loadHTMLString(a, baseURL: URL(string: "u"))',
      'URLComponents(string: "u")?.url?.host',
    ],
  },
  'objective-c': {
    loaded: [
      '[s dataTaskWithURL:[NSURL URLWithString:@"u"]];',
      '[[s downloadTaskWithURL:[NSURL URLWithString:@"u"] completionHandler:b] resume];',
      '[NSData dataWithContentsOfURL:[[NSURL alloc] initWithString:@"u"]];',
      '[NSString stringWithContentsOfURL:[NSURL URLWithString:@"u"] encoding:1 error:nil];',
      '[NSURLConnection connectionWithRequest:[NSURLRequest requestWithURL:[NSURL URLWithString:@"u"]] delegate:a];',
      '[[NSURLConnection alloc] initWithRequest:[[NSURLRequest alloc] initWithURL:[NSURL URLWithString:@"u"]] delegate:a];',
      '[NSData dataWithContentsOfURL:[NSURL URLWithString:[NSString stringWithFormat:@"u", a]]];',
      '[NSData dataWithContentsOfURL:[[NSURL URLWithString:@"u"] URLByAppendingPathComponent:a]];',
      '[NSData dataWithContentsOfURL:[NSURL URLWithString:[@"u" stringByAppendingString:a]]];',
      'CFReadStreamCreateWithFTPURL(NULL, CFURLCreateWithString(NULL, CFSTR(@"u"), NULL));',
      '#define A @"u"\nvoid f(void) { [NSData dataWithContentsOfURL:[NSURL URLWithString:A]]; }',
      'static NSString *const a = @"u";\nvoid f(void) { [NSData dataWithContentsOfURL:[NSURL URLWithString:a]]; }',
      'void f(void) { NSURL *a = [NSURL URLWithString:@"u"]; [s dataTaskWithURL:a]; }',
      '@property NSURL *a;\n- (void)f { self.a = [NSURL URLWithString:@"u"]; [s dataTaskWithURL:self.a]; }',
      '[view loadRequest:[NSURLRequest requestWithURL:[NSURL URLWithString:@"u"]]];',
      '[s webSocketTaskWithURL:[NSURL URLWithString:@"u"]];',
      '#define A @"u"\nvoid f(void) { [NSData dataWithContentsOfURL:[NSURL URLWithString:[NSString stringWithFormat:@"%@/b", A]]]; }',
      'NSString *a = @"u"; [NSData dataWithContentsOfURL:[NSURL URLWithString:[NSString stringWithFormat:@"%@/%@", a, b]]];',
      '[[AVPlayerItem alloc] initWithURL:[NSURL URLWithString:@"u"]];',
      '[AVPlayer playerWithURL:[NSURL URLWithString:@"u"]];',
      '[[AFHTTPSessionManager alloc] initWithBaseURL:[NSURL URLWithString:@"u"]];',
      '[[SRWebSocket alloc] initWithURL:[NSURL URLWithString:@"u"]];',
      '[s dataTaskWithURL:[NSURL URLWithString:(a ? b : @"u")]];',
      '[manager GET:@"u" parameters:nil headers:nil progress:nil success:nil failure:nil];',
      '[s dataTaskWithURL:[NSURL URLWithString:a relativeToURL:[NSURL URLWithString:@"u"]]];',
    ],
    'not loaded': [
      'NSString *a = @"u";',
      '[[Other alloc] initWithBaseURL:[NSURL URLWithString:@"u"]];',
      '[NSURL URLWithString:@"u"];',
      '[a openURL:[NSURL URLWithString:@"u"]];',
      '[a hasPrefix:@"u"];',
      '[a isEqualToString:@"u"] ? [s dataTaskWithURL:b] : nil;',
      '@[ @"u" ];',
      '[NSURLRequest requestWithURL:[NSURL URLWithString:@"u"]];',
      'void f(void) { NSURL *a = [NSURL URLWithString:@"u"]; }\nvoid g(NSURL *a) { [s dataTaskWithURL:a]; }',
      '[[Other alloc] initWithRequest:[NSURLRequest requestWithURL:[NSURL URLWithString:@"u"]]];',
      '[[Other alloc] initWithURL:[NSURL URLWithString:@"u"]];',
      'NSString *a = @"u"; NSLog(@"%@", a);',
      'NSString *a = @"u"; [NSData dataWithContentsOfURL:[NSURL URLWithString:[NSString stringWithFormat:@"b/%@", a]]];',
      '[form GET:@"u"];',
      '[form POST:a parameters:@"u" headers:nil];',
      '[view loadHTMLString:a baseURL:[NSURL URLWithString:@"u"]];',
    ],
  },
};

for (const language of ['swift', 'objective-c'] as const) {
  describe(`URLs in ${language}`, () => {
    for (const expected of ['loaded', 'not loaded'] as const) {
      for (const text of cases[language][expected]) {
        test(`${expected}: ${text.replaceAll('\n', ' ⏎ ')}`, () => {
          const loaded = language === 'swift' ? isLoaded(swift(text), '"u"') : isLoaded(c(text), '@"u"');
          assert.equal(loaded, expected === 'loaded');
        });
      }
    }
  });
}

test('names that stand for one another end', () => {
  assert.equal(isLoaded(swift('var a = "u"\na = b\nb = a\na = a'), '"u"'), false);
  assert.equal(isLoaded(swift('var a = "u"\nvar b = a\na = b\nData(contentsOf: URL(string: b)!)'), '"u"'), true);
});

test('each literal is judged by itself, whatever was found of another', () => {
  const file = swift('let a = "u"\nlet b = "v"\nData(contentsOf: URL(string: a)!)\nprint(b)');
  const loaded = createLoadedUrls(createShape(file));
  const judge = (text: string): boolean => loaded(literalAt(file, at(file, text)));
  assert.deepEqual(['"u"', '"v"', '"u"'].map(judge), [true, false, true]);
});
