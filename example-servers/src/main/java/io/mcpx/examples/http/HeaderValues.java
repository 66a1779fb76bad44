// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.examples.rpc.McpError;
import java.util.Base64;

/** Decodes header values that mirror the body. */
final class HeaderValues {

    private static final String BEGIN = "=?base64?";
    private static final String END = "?=";

    /** The value without the sentinel, if it has one. */
    static String decode(String header, String value) {
        var trimmed = value.strip();
        if (!trimmed.startsWith(BEGIN) || !trimmed.endsWith(END) || trimmed.length() < BEGIN.length() + END.length()) {
            return trimmed;
        }
        var base64 = trimmed.substring(BEGIN.length(), trimmed.length() - END.length());
        try {
            if (base64.length() % 4 == 0) {
                return new String(Base64.getDecoder().decode(base64), UTF_8);
            }
        } catch (IllegalArgumentException badAlphabet) {
            throw McpError.headerMismatch(header + " is not Base64");
        }
        throw McpError.headerMismatch(header + " has wrong Base64 padding");
    }

    private HeaderValues() {}
}
