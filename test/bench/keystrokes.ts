import type { SourceLanguage } from '../../server/src/analysis/source/language.ts';

/** What is typed in the middle of a file, one character after the other; half of it is broken code. */
const TYPED: Readonly<Record<SourceLanguage, string>> = {
  swift: `func report(_ items: [String: Int]) {
    guard let first = items.first(where: { $0.value > 2 }) else { return }
    // what came in
    print("first: \\(first.key) = \\(items[first.key, default: 0])", terminator: "\\n")
    session.disconnect()
}
`,
  c: `- (void)report:(NSDictionary *)items {
    NSString *first = [[items allKeys] firstObject];
    if (first == nil) { return; }
    /* what came in, and what is left of it when the session has ended */
    NSLog(@"first: %@ = %@", first, items[first]);
    [session disconnect];
}
`,
};

/** A place in a text, and what is typed there. */
export interface Typing {
  readonly before: string;
  readonly typed: string;
  readonly after: string;
}

/** Typing at the line in the middle of a text. */
export function typingIn(text: string, language: SourceLanguage): Typing {
  const middle = text.indexOf('\n', text.length / 2) + 1;
  return { before: text.slice(0, middle), typed: TYPED[language], after: text.slice(middle) };
}

/** The text after each keystroke. As in an editor's documents it is put together anew each time. */
export function textsWhile({ before, typed, after }: Typing): readonly (() => string)[] {
  return [...typed].map((_, at) => () => before + typed.slice(0, at + 1) + after);
}
