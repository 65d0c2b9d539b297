/** Times in milliseconds: the middle one, and the one that 99 of 100 do not exceed. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  /** The middle one of what this process spent on a core, without waiting for one: it stays true on a busy machine. */
  readonly onCore?: number;
}

/** A line of the report. */
export interface Row {
  readonly what: string;
  readonly times: Times;
  /** What the design allows, in milliseconds. */
  readonly budget?: { readonly p50?: number; readonly p99?: number };
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
  const onCore: number[] = [];
  const times = inputs.map((input) => {
    const usage = process.cpuUsage();
    const start = performance.now();
    work(input);
    const time = performance.now() - start;
    const { user, system } = process.cpuUsage(usage);
    onCore.push((user + system) / 1000);
    return time;
  });
  return { ...summarise(times), onCore: summarise(onCore).p50 };
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
