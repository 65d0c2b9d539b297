/** What the process ends with. The larger number is not the graver one: see {@link gravest}. */
export const ExitCode = {
  /** Nothing at or above the level that was asked for. */
  Fine: 0,
  /** Findings at or above it. */
  Findings: 1,
  /** A mistake in the command line or in the configuration. */
  Usage: 2,
  /** Some files could not be read. */
  Unread: 3,
} as const;

/** One of the codes. */
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

const BY_GRAVITY: readonly ExitCode[] = [ExitCode.Usage, ExitCode.Unread, ExitCode.Findings, ExitCode.Fine];

/** The code that wins when several apply: 2 before 3 before 1. */
export function gravest(codes: readonly ExitCode[]): ExitCode {
  return BY_GRAVITY.find((code) => codes.includes(code)) ?? ExitCode.Fine;
}
