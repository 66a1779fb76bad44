// SPDX-License-Identifier: Apache-2.0
// The official TypeScript client with an API key: node walk.mjs URL KEY [TOOL...]
// Lists the tools, calls those that are named, and prints what came of it as one line of JSON.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [url, key, ...calls] = process.argv.slice(2);
const client = new Client({ name: 'walkthrough', version: '1' });
const requestInit = { headers: { 'x-lunar-api-key': key, 'x-lunar-consumer-tag': 'Claude Code' } };
const seen = { tools: {}, answers: {} };
try {
    await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
    for (const tool of (await client.listTools()).tools) {
        seen.tools[tool.name] = tool.description;
    }
    for (const name of calls) {
        seen.answers[name] = await answer(name);
    }
    await client.close();
} catch (error) {
    seen.refused = String(error.code ?? error.message);
}
console.log(JSON.stringify(seen));

async function answer(name) {
    try {
        const result = await client.callTool({ name, arguments: { text: 'hello' } });
        return { text: JSON.stringify(result.structuredContent ?? result.content) };
    } catch (error) {
        return { code: error.code, message: error.message };
    }
}
