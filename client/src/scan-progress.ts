import type { WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport } from 'vscode-languageclient/node';

/** What the server reports while it works. */
export type WorkDone = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

/** What VS Code's progress wants to hear. */
export interface ProgressStep {
  /** How many per cent since the last step. */
  readonly increment: number;
  readonly message?: string;
}

/**
 * Translates a server's reports, which tell the sum, for VS Code, which wants the steps. A sum that falls, or is not
 * told, is a step of nothing; the end is none at all, because then VS Code takes the message away by itself.
 */
export function progressSteps(report: (step: ProgressStep) => void): (value: WorkDone) => void {
  let reached = 0;
  return (value) => {
    if (value.kind === 'end') return;
    const sum = Math.max(reached, value.percentage ?? reached);
    report({ increment: sum - reached, ...(value.message === undefined ? {} : { message: value.message }) });
    reached = sum;
  };
}
