/** Times in milliseconds: the middle one, and the one that 99 of 100 do not exceed. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
}

/** A line of the report. */
export interface Row {
  readonly what: string;
  readonly times: Times;
  /** What the design allows, in milliseconds. */
  readonly budget?: Partial<Times>;
  /** What does the same job otherwise, measured in the same run. */
  readonly peer?: { readonly name: string; readonly p50: number };
}

/** Sums up single times. */
export function summarise(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** How long `work` takes for each of the inputs, after some rounds that do not count. */
export function timeEach<Input>(inputs: readonly Input[], warmUp: number, work: (input: Input) => void): Times {
  for (const input of inputs.slice(0, warmUp)) work(input);
  return summarise(
    inputs.map((input) => {
      const start = performance.now();
      work(input);
      return performance.now() - start;
    }),
  );
}

/** {@link timeEach} for work that ends later: `count` rounds. */
export async function timeRounds(count: number, work: (round: number) => Promise<void>): Promise<Times> {
  const times: number[] = [];
  for (let round = 0; round < count; round++) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return summarise(times);
}
