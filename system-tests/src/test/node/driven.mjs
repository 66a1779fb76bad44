// SPDX-License-Identifier: Apache-2.0
// Stands where the conformance suite starts the client under test, and has the test that started the suite do the work:
// node driven.mjs URL
const answer = await fetch(process.env.MCPX_DRIVER, {
    method: 'POST',
    body: JSON.stringify({
        scenario: process.env.MCP_CONFORMANCE_SCENARIO,
        revision: process.env.MCP_CONFORMANCE_PROTOCOL_VERSION,
        context: JSON.parse(process.env.MCP_CONFORMANCE_CONTEXT ?? '{}'),
        url: process.argv[2],
    }),
});
if (!answer.ok) {
    console.error(await answer.text());
    process.exitCode = 1;
}
