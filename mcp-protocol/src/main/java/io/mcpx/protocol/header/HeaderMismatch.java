// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.header;

/** A header that contradicts the body, to be answered with -32020. */
public record HeaderMismatch(String header, String reason) {

    /** Safe to send: names the header, quotes neither value. */
    public String clientMessage() {
        return header + ": " + reason;
    }
}
