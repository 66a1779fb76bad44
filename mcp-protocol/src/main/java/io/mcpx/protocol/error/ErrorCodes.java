// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.error;

/** The error numbers of JSON-RPC and of MCP, with the revisions that may carry them. */
public final class ErrorCodes {

    public static final int PARSE_ERROR = -32700;
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = -32602;
    public static final int INTERNAL_ERROR = -32603;

    /** Modern only: a header contradicts the body, or is missing. HTTP 400. */
    public static final int HEADER_MISMATCH = -32020;

    /** Modern only: data has {@code requiredCapabilities}, an object. HTTP 400. */
    public static final int MISSING_REQUIRED_CLIENT_CAPABILITY = -32021;

    /** Modern only: data has {@code supported}, an array, and {@code requested}. HTTP 400. */
    public static final int UNSUPPORTED_PROTOCOL_VERSION = -32022;

    /** Legacy only; a modern peer gets {@link #INVALID_PARAMS} with {@code data.uri}. */
    public static final int RESOURCE_NOT_FOUND_LEGACY = -32002;

    /** Legacy (2025-11-25) only; a modern peer gets an {@code input_required} result. */
    public static final int URL_ELICITATION_REQUIRED_LEGACY = -32042;

    /** True for the three codes by which a server shows that it speaks a modern revision. */
    public static boolean isModern(int code) {
        return code == HEADER_MISMATCH
                || code == MISSING_REQUIRED_CLIENT_CAPABILITY
                || code == UNSUPPORTED_PROTOCOL_VERSION;
    }

    private ErrorCodes() {}
}
