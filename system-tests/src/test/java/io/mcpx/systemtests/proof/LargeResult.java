// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A result of many blocks of text, one on each line, which is never in memory as a whole.
 *
 * @param blocks how many, of 64 KiB each and a little
 */
record LargeResult(int blocks) {

    private static final int BLOCK = 64 << 10;
    private static final String PATTERN = "0123456789 abcdefghij \\u00e9\\n é漢\uD83D\uDE00 \\\" {}[],: ";

    /** Takes the text bit by bit. */
    interface Sink {
        void write(String text) throws IOException;
    }

    /** Writes it with these line breaks between its blocks. */
    void write(String lineEnd, Sink sink) throws IOException {
        var text = PATTERN.repeat(BLOCK / PATTERN.length());
        sink.write("{\"content\":[");
        for (int block = 0; block < blocks; block++) {
            sink.write((block == 0 ? "" : ",") + lineEnd + "{\"type\":\"text\",\"n\":" + block + ".0,\"text\":\"" + text
                    + "\"}");
        }
        sink.write("],\"isError\":false,\"resultType\":\"complete\"}");
    }

    /** The hash of the message with this id, as a client of the gateway has to see it. */
    String digest(int id) {
        var digest = sha256();
        try {
            Sink sink = text -> digest.update(text.getBytes(UTF_8));
            sink.write("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":");
            write("\n", sink);
            sink.write("}");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The hash of the one message in a body, whichever its framing. */
    static String digest(InputStream body, boolean isStream) throws IOException {
        var digest = sha256();
        boolean first = true;
        try (var lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (isStream && !line.startsWith("data: {") && first) {
                    continue;
                }
                if (isStream && line.isEmpty()) {
                    break;
                }
                digest.update(
                        ((first ? "" : "\n") + (isStream ? line.substring("data: ".length()) : line)).getBytes(UTF_8));
                first = false;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }
}
