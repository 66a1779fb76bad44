// SPDX-License-Identifier: Apache-2.0
// What both generations of the TypeScript client do at an endpoint; prints what they saw as one line of JSON.

const text = (result) => result.content.map((part) => part.text ?? part.type).join(' ');

/**
 * @param names how this endpoint calls the fixture's tools: a function from the native name
 * @param callWith calls a tool with request options, which the generations of the client take differently
 */
export async function exercise(client, names, callWith) {
    const seen = {};
    const { tools } = await client.listTools();
    seen.tools = tools.map((tool) => tool.name);
    seen.text = text(await client.callTool({ name: names('test_simple_text'), arguments: {} }));
    seen.failure = (await client.callTool({ name: names('test_error_handling'), arguments: {} })).isError;
    seen.progress = await progressOf(callWith, names('test_tool_with_progress'));
    seen.resource = (await client.readResource({ uri: 'test://static-text' })).contents[0].text;
    const prompt = names('test_prompt_with_arguments');
    const { messages } = await client.getPrompt({ name: prompt, arguments: { arg1: 'one', arg2: 'two' } });
    seen.prompt = messages[0].content.text;
    seen.unknown = await codeOf(client.callTool({ name: 'no_such_tool', arguments: {} }));
    return seen;
}

async function progressOf(callWith, tool) {
    const notes = [];
    await callWith({ name: tool, arguments: {} }, { onprogress: (note) => notes.push(note.progress) });
    return notes;
}

async function codeOf(call) {
    try {
        await call;
        return 0;
    } catch (error) {
        return error.code;
    }
}
