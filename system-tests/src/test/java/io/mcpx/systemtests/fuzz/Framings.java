// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.SplittableRandom;

/** Breaks what says where a request ends, how it is encoded, or which protocol it is. */
final class Framings {

    private static final String POST =
            "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Api-Key: " + FuzzWorld.FULL
                    + "\r\n";

    private final SplittableRandom random;

    Framings(SplittableRandom random) {
        this.random = random;
    }

    /** The bytes of a request whose framing is odd or broken; every character is a byte. */
    byte[] broken(Draft draft) {
        var text = new String(draft.bytes(), ISO_8859_1);
        return (random.nextInt(3) == 0 ? standing() : changed(text, draft.body().length)).getBytes(ISO_8859_1);
    }

    private String changed(String text, int length) {
        var announced = "Content-Length: " + length;
        int head = text.indexOf("\r\n\r\n") + 4;
        return switch (random.nextInt(20)) {
            case 0 -> text.replace(announced, "Content-Length: " + random.nextInt(length + 1));
            case 1 -> text.replace(announced, "Content-Length: " + (length + 1 + random.nextInt(20)));
            case 2 -> text.replace(announced, announced + "\r\nContent-Length: " + (length + 1));
            case 3 -> text.replace(announced, announced + "\r\n" + announced);
            case 4 -> text.replace(announced, announced + "\r\nTransfer-Encoding: chunked");
            case 5 -> text.replace(announced, "Content-Length: -1");
            case 6 -> text.replace(announced, "Content-Length: 99999999999999999999");
            case 7 -> text.replace(announced, "Content-Length: 17000000");
            case 8 -> text.replace(announced, "Content-Length : " + length);
            case 9 -> chunked(text, announced, head, Integer.toHexString(length));
            case 10 -> chunked(text, announced, head, Integer.toHexString(length) + ";a=\"b\"");
            case 11 -> chunked(text, announced, head, "zz");
            case 12 -> text.replace("\r\n", "\n");
            case 13 -> text.replace(" HTTP/1.1", " HTTP/1.0");
            case 14 -> text.replace(" HTTP/1.1", "");
            case 15 -> text.replace(announced, "Connection: close\r\n" + announced);
            case 16 -> text.replace(announced, "Expect: 100-continue\r\n" + announced);
            case 17 -> text.replace(announced, "X-A: a\u0000b\u000bc\r\n" + announced);
            case 18 -> text.replace(announced, "no colon here\r\n folded\r\n" + announced);
            default -> flipped(text, head);
        };
    }

    private static String chunked(String text, String announced, int head, String size) {
        return text.substring(0, head).replace(announced, "Transfer-Encoding: chunked") + size + "\r\n"
                + text.substring(head) + "\r\n0\r\n\r\n";
    }

    /** With one bit of the head changed. */
    private String flipped(String text, int head) {
        var changed = new StringBuilder(text);
        int at = random.nextInt(head);
        changed.setCharAt(at, (char) (changed.charAt(at) ^ (1 << random.nextInt(8))));
        return changed.toString();
    }

    private String standing() {
        return switch (random.nextInt(14)) {
            case 0 -> POST + "X-Long: " + "x".repeat(40_000) + "\r\n\r\n";
            case 1 -> POST + "X-One-Of-Many: 1\r\n".repeat(3000) + "\r\n";
            case 2 -> "GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            case 3 -> "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003";
            case 4 -> noise();
            case 5 -> "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n";
            case 6 ->
                POST + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nContent-Length: 0\r\n\r\n";
            case 7 ->
                POST
                        + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n"
                        + "Content-Length: 2\r\n\r\n{}";
            case 8 -> withBody("[".repeat(100_000) + "]".repeat(100_000));
            case 9 -> withBody("{\"jsonrpc\":\"2.0\",\"id\":" + "9".repeat(200_000) + ",\"method\":\"ping\"}");
            case 10 -> withBody("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + "m".repeat(300_000) + "\"}");
            case 11 -> withBody("[" + "{},".repeat(50_000) + "{}]");
            case 12 -> POST.replace("Host: localhost", "") + "Content-Length: 0\r\n\r\n";
            default -> withBody(" ".repeat(200_000) + "{" + "\"a\":1,".repeat(30_000) + "\"jsonrpc\":\"2.0\"}");
        };
    }

    private static String withBody(String body) {
        return POST + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private String noise() {
        var noise = new StringBuilder();
        for (int i = random.nextInt(400); i >= 0; i--) {
            noise.append((char) random.nextInt(256));
        }
        return noise.toString();
    }
}
