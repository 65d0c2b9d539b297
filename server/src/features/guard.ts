import { LSPErrorCodes, ResponseError, type CancellationToken, type RemoteConsole } from 'vscode-languageserver';
import type { DiagnosticServerCancellationData } from 'vscode-languageserver';

/** Where failures are told: the editor's log. */
export type ErrorLog = Pick<RemoteConsole, 'error'>;

/** An answer, or a protocol error that the editor expects and does not show. */
export type Answer<Result, Data = never> = Result | ResponseError<Data>;

/**
 * The one wrapper at the edge, for requests. The handler may throw whatever it likes: it is logged and answered with
 * `fallback`. Cancellation, before or meanwhile, is answered with `RequestCancelled` and never logged.
 */
export function guardRequest<Params, Result, Data = never>(
  log: ErrorLog,
  name: string,
  fallback: Result,
  handler: (params: Params, token: CancellationToken) => Answer<Result, Data> | Promise<Answer<Result, Data>>,
): (params: Params, token: CancellationToken) => Promise<Answer<Result, Data>> {
  return async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    try {
      const answer = await handler(params, token);
      return token.isCancellationRequested ? cancelled() : answer;
    } catch (error) {
      if (token.isCancellationRequested) return cancelled();
      log.error(`${name}: ${describeError(error)}`);
      return fallback;
    }
  };
}

/** The same for notifications and events, which have no answer. */
export function guardEvent<Params>(
  log: ErrorLog,
  name: string,
  handler: (params: Params) => void | Promise<void>,
): (params: Params) => void {
  return (params) => {
    void run(params);
  };

  async function run(params: Params): Promise<void> {
    try {
      await handler(params);
    } catch (error) {
      log.error(`${name}: ${describeError(error)}`);
    }
  }
}

/** Tells the editor that the text or the settings changed while the answer was made, and to ask again. */
export function staleAnswer(): ResponseError<DiagnosticServerCancellationData> {
  const message = 'The text or the settings changed meanwhile.';
  return new ResponseError(LSPErrorCodes.ServerCancelled, message, { retriggerRequest: true });
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
