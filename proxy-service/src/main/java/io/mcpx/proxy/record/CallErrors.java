// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.mcpx.proxy.record.CallRecord.Outcome;

/** What the OpenTelemetry conventions for MCP call {@code error.type}. */
public final class CallErrors {

    private static final String OTHER_CODE = "_OTHER";
    private static final int LOWEST_CODE = -32768;
    private static final int HIGHEST_CODE = -32000;

    /**
     * The JSON-RPC code where there is one, else what went wrong; empty for a success. Of the codes a server may invent, only
     * those in JSON-RPC's own range are told apart.
     */
    public static String type(Outcome outcome, int code) {
        return switch (outcome) {
            case OK, INPUT_REQUIRED -> "";
            case TOOL_ERROR, CANCELLED -> outcome.label();
            case DENIED, INVALID, SERVER_ERROR, UPSTREAM_FAILED, INTERNAL ->
                code == 0 ? outcome.label() : bounded(code);
        };
    }

    private static String bounded(int code) {
        return code >= LOWEST_CODE && code <= HIGHEST_CODE ? Integer.toString(code) : OTHER_CODE;
    }

    private CallErrors() {}
}
