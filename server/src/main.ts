// Entry of dist/server.js: `node dist/server.js --stdio`, or --node-ipc under the VS Code client.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createNodeHost } from './node-host.ts';
import { createServer } from './server.ts';

const connection = createConnection(ProposedFeatures.all);
createServer(connection, createNodeHost(__dirname));
connection.listen();
