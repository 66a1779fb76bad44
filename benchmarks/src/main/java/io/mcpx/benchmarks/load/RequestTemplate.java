// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;

/** A whole HTTP request in which only the id changes from one time to the next. Used by one thread. */
public final class RequestTemplate {

    private static final int DIGITS = 9;
    private static final int FIRST = 100_000_000;
    private static final int BEYOND = 1_000_000_000;

    private final InetSocketAddress address;
    private final byte[] bytes;
    private final int idAt;
    private final byte[] id = new byte[DIGITS];
    private int next = FIRST;

    private RequestTemplate(InetSocketAddress address, byte[] bytes, int idAt) {
        this.address = address;
        this.bytes = bytes;
        this.idAt = idAt;
    }

    static RequestTemplate of(Endpoint endpoint, Map<String, String> headers, String method, String params) {
        var start = "{\"jsonrpc\":\"2.0\",\"id\":";
        var body = start + FIRST + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
        var head = endpoint.post(body.length(), headers) + "\r\n";
        return new RequestTemplate(
                endpoint.address(), (head + body).getBytes(ISO_8859_1), head.length() + start.length());
    }

    InetSocketAddress address() {
        return address;
    }

    /** The next request, with an id that has not been used. */
    ByteBuffer next() {
        int rest = next;
        for (int i = DIGITS - 1; i >= 0; i--) {
            id[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        System.arraycopy(id, 0, bytes, idAt, DIGITS);
        next = next + 1 == BEYOND ? FIRST : next + 1;
        return ByteBuffer.wrap(bytes);
    }

    /** The id of the request that was made last. */
    byte[] id() {
        return id;
    }
}
