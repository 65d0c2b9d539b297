/** Runs an action per key after a moment of quiet; a later request for the same key takes the place of an earlier one. */
export type Debouncer = (key: string, action: () => void) => void;

/** A debouncer that waits for so many milliseconds. */
export function createDebouncer(milliseconds: number): Debouncer {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  return (key, action) => {
    clearTimeout(timers.get(key));
    const run = (): void => {
      timers.delete(key);
      action();
    };
    timers.set(key, setTimeout(run, milliseconds));
  };
}
