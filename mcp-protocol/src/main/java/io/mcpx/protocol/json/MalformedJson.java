// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

/** A text that is not the JSON it has to be: where, what is there, and what was expected. */
public final class MalformedJson extends Exception {

    private static final long serialVersionUID = 1;

    /** What kind of rule the text breaks. */
    public enum Kind {
        /** RFC 8259 grammar. */
        SYNTAX,
        /** Not UTF-8, or it begins with a byte order mark. */
        ENCODING,
        /** A member name twice where that is refused. */
        DUPLICATE_NAME,
        /** More levels or bytes than the limits allow. */
        LIMIT
    }

    private final Kind kind;
    private final int offset;
    private final String clientMessage;

    MalformedJson(Kind kind, int offset, String clientMessage) {
        super(clientMessage + " at byte " + offset, null, false, false);
        this.kind = kind;
        this.offset = offset;
        this.clientMessage = clientMessage + " at byte " + offset;
    }

    public Kind kind() {
        return kind;
    }

    /** Index into the scanned array of the first byte that is wrong. */
    public int offset() {
        return offset;
    }

    /** Safe to send to whoever sent the text: it quotes at most one character of it. */
    public String clientMessage() {
        return clientMessage;
    }
}
