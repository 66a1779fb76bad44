// SPDX-License-Identifier: Apache-2.0
// The official TypeScript client, second generation: node client-2.mjs legacy|auto URL [PREFIX]
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { exercise } from './exercise.mjs';

const [mode, url, prefix = ''] = process.argv.slice(2);
const client = new Client({ name: 'system-test', version: '2' }, { versionNegotiation: { mode } });
await client.connect(new StreamableHTTPClientTransport(new URL(url)));
const names = (native) => prefix + native;
const seen = await exercise(client, names, (call, options) => client.callTool(call, options));
seen.version = client.getNegotiatedProtocolVersion();
console.log(JSON.stringify(seen));
await client.close();
