import { createPalette, type Palette } from '../report/palette.ts';

/** Where text goes, and how it may look there. */
export interface Output {
  write(text: string): void;
  readonly palette: Palette;
  /** Columns of the terminal; `undefined` when it is not one. */
  readonly width: number | undefined;
}

/** What the command line has of the outside world. */
export interface Terminal {
  readonly cwd: string;
  /** For results. */
  readonly out: Output;
  /** For messages to people. */
  readonly err: Output;
  /** All of standard input. */
  readInput(): Promise<Uint8Array>;
}

/** The terminal that the process runs in. */
export function processTerminal(): Terminal {
  return {
    cwd: process.cwd(),
    out: outputOf(process.stdout),
    err: outputOf(process.stderr),
    readInput: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    palette: createPalette(wantsColors(stream.isTTY, process.env)),
    width: stream.isTTY ? stream.columns : undefined,
  };
}

/** Colours on a terminal only, unless FORCE_COLOR asks for them or NO_COLOR forbids them. */
export function wantsColors(isTerminal: boolean, environment: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: kind } = environment;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return isTerminal && (none === undefined || none === '') && kind !== 'dumb';
}

/**
 * Ends the process quietly when whoever reads its output has gone, as with `netguide scan | head`. Call once, at start.
 */
export function endQuietlyOnBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}
