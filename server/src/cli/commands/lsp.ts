import type { Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { usageError } from '../usage-error.ts';

/** Turns the process into the language server. */
export const lspCommand: Command = {
  name: 'lsp',
  summary: 'run the language server, for editors',
  usage: '--stdio',
  options: [{ name: 'stdio', help: 'speak the Language Server Protocol over standard input and output' }],
  run: ({ switches }, { startServer }) => {
    if (!switches.has('stdio')) throw usageError('“netguide lsp” needs --stdio.');
    startServer();
    return Promise.resolve(ExitCode.Fine);
  },
};
