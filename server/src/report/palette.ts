/** Marks up text for a terminal, or leaves it as it is. */
export type Paint = (text: string) => string;

/** The few styles that output for people uses. */
export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly cyan: Paint;
  readonly underline: Paint;
}

/** Styles as ANSI escape sequences, or none at all. */
export function createPalette(colors: boolean): Palette {
  const style = (on: number, off: number): Paint =>
    colors ? (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`) : (text) => text;
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    red: style(31, 39),
    yellow: style(33, 39),
    blue: style(34, 39),
    cyan: style(36, 39),
    underline: style(4, 24),
  };
}
