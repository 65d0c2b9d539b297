/** A mistake of the person who typed the command, or in a file that they named: exit code 2. */
export interface UsageError extends Error {
  readonly name: 'UsageError';
  /** What to do about it. */
  readonly hint?: string;
}

/** An error to throw for a mistake in the command line or in a file that it names. */
export function usageError(message: string, hint?: string): UsageError {
  return Object.assign(new Error(message), { name: 'UsageError' as const, ...(hint === undefined ? {} : { hint }) });
}

/** Whether something thrown is a {@link UsageError}. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}
