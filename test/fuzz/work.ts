import { analyze, type Source } from '../../server/src/analysis/analyze.ts';
import type { Engine } from '../../server/src/analysis/engine.ts';
import type { SourceLanguage } from '../../server/src/analysis/source/language.ts';
import { TokenBuffer } from '../../server/src/analysis/source/tokens.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';

/** What is done with a text. */
type Run = (source: Source, engine: Engine) => unknown;

const analyzed: Run = (source, engine) => analyze(source, engine, DEFAULT_SETTINGS);

interface Counter {
  steps: number;
}

/**
 * How many steps it takes to analyze a text, or to do something else with it: reads of the text, each character that is searched or copied counting,
 * and reads of the token columns. Unlike time, the same on every machine.
 */
export function workOf(text: string, language: SourceLanguage, engine: Engine, run: Run = analyzed): number {
  const counter: Counter = { steps: 0 };
  const counted = { ...engine, buffer: countingBuffer(counter) };
  run({ text: countingText(text, counter), language }, counted);
  return counter.steps;
}

/** A token buffer that counts each time one of its columns is asked for. */
function countingBuffer(counter: Counter): TokenBuffer {
  const buffer = new TokenBuffer();
  for (const column of ['kind', 'start', 'end', 'name'] as const) {
    let value = buffer[column];
    Object.defineProperty(buffer, column, {
      get: () => (counter.steps++, value),
      set: (larger: typeof value) => (value = larger),
    });
  }
  return buffer;
}

/** What stands in for a string: the methods that the engine uses. Any other makes the test fail by being absent. */
class CountingText {
  constructor(
    private readonly text: string,
    private readonly counter: Counter,
  ) {}

  get length(): number {
    return this.text.length;
  }

  charCodeAt(index: number): number {
    this.counter.steps++;
    return this.text.charCodeAt(index);
  }

  slice(start?: number, end?: number): string {
    const slice = this.text.slice(start, end);
    this.counter.steps += 1 + slice.length;
    return slice;
  }

  startsWith(searched: string, position?: number): boolean {
    this.counter.steps += searched.length;
    return this.text.startsWith(searched, position);
  }

  includes(searched: string): boolean {
    return this.indexOf(searched, 0) >= 0;
  }

  indexOf(searched: string, position = 0): number {
    const found = this.text.indexOf(searched, position);
    this.counter.steps += 1 + (found < 0 ? this.text.length : found) - position;
    return found;
  }
}

function countingText(text: string, counter: Counter): string {
  const counting = new CountingText(text, counter);
  const characters: ProxyHandler<object> = {
    get: (_, key) => (counter.steps++, text[key as unknown as number]),
  };
  Object.setPrototypeOf(CountingText.prototype, new Proxy({}, characters));
  return counting as unknown as string;
}
