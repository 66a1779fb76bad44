// SPDX-License-Identifier: Apache-2.0
// The official TypeScript client, first generation: node client-1.mjs http|sse URL [PREFIX]
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { CreateMessageRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { exercise } from './exercise.mjs';

const [kind, url, prefix = ''] = process.argv.slice(2);
const client = new Client({ name: 'system-test', version: '1' }, { capabilities: { sampling: {} } });
client.setRequestHandler(CreateMessageRequestSchema, async () => ({
    model: 'none',
    role: 'assistant',
    content: { type: 'text', text: 'sampled' },
}));
const Transport = kind === 'sse' ? SSEClientTransport : StreamableHTTPClientTransport;
await client.connect(new Transport(new URL(url)));
const names = (native) => prefix + native;
const seen = await exercise(client, names, (call, options) => client.callTool(call, undefined, options));
const sampled = await client.callTool({ name: names('test_sampling'), arguments: { prompt: 'say' } });
seen.sampled = sampled.content[0].text;
console.log(JSON.stringify(seen));
await client.close();
