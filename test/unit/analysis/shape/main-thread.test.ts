import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isOnMainThread } from '../../../../server/src/analysis/shape/main-thread.ts';
import type { SourceFile } from '../../../../server/src/analysis/source/source-file.ts';
import { at, c, swift } from '../source-text.ts';

const onMain = (file: SourceFile): boolean => isOnMainThread(file, at(file, 'X'));

describe('code that the text shows to run on the main thread', () => {
  for (const text of [
    'override func viewDidLoad() { X }',
    'func viewWillAppear(_ animated: Bool) { if a { X } }',
    'func application(_ a: A, didFinishLaunchingWithOptions b: B?) -> Bool { X }',
    'func tableView(_ a: A, cellForRowAt b: B) -> C { a.map { X } }',
    '@IBAction func f(_ sender: Any) { X }',
    '@IBAction\n  private func f() { X }',
    '@MainActor func f() async { X }',
    '@available(iOS 15, *)\n@MainActor\npublic static func f() { X }',
    '@MainActor final class A { func f() { X } }',
    '@MainActor\nclass A {\n  var a: B { X }\n}',
    'func f() { DispatchQueue.main.async { X } }',
    'func f() { DispatchQueue.main.asyncAfter(deadline: .now()) { X } }',
    'func f() { OperationQueue.main.addOperation { X } }',
    'func f() async { await MainActor.run { X } }',
    'func f() { g { DispatchQueue.main.async { a.forEach { X } } } }',
  ]) {
    test(`Swift: ${text.replaceAll('\n', '⏎')}`, () => assert.ok(onMain(swift(text))));
  }

  for (const text of [
    '- (void)viewDidLoad { X; }',
    '- (IBAction)f:(id)sender { if (a) { X; } }',
    '- (void)viewDidAppear:(BOOL)animated { X; }',
    '- (BOOL)application:(A *)a didFinishLaunchingWithOptions:(B *)b { X; }',
    'void f(void) { dispatch_async(dispatch_get_main_queue(), ^{ X; }); }',
  ]) {
    test(`Objective-C: ${text}`, () => assert.ok(onMain(c(text))));
  }
});

describe('code that may run anywhere', () => {
  for (const text of [
    'X',
    'func f() { X }',
    'func viewDidLoad() { DispatchQueue.global().async { X } }',
    'func viewDidLoad() { Task.detached { X } }',
    'func viewDidLoad() { session.dataTask(with: a) { b, c, d in X } }',
    'func viewDidLoad() { queue.async(execute: { X }) }',
    '@MainActor class A { nonisolated func f() { X } }',
    '@MainActor class A { nonisolated\n  private func f() { X } }',
    '@MainActor func g() {}\nfunc f() { X }',
    '@MainActor var a: B\nfunc f() { X }',
    'class A { func main() { a.main.async2 { X } } }',
  ]) {
    test(`Swift: ${text.replaceAll('\n', '⏎')}`, () => assert.ok(!onMain(swift(text))));
  }

  for (const text of [
    'void f(void) { X; }',
    '- (void)viewDidLoad { dispatch_async(queue, ^{ X; }); }',
    '- (void)viewDidLoad:(id)a { X; }',
    '- (void)viewDidLoad { [a each:^{ X; }]; }',
  ]) {
    test(`Objective-C: ${text}`, () => assert.ok(!onMain(c(text))));
  }
});
