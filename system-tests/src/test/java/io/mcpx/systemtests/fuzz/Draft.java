// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A request that can still be changed, in everything but its framing. */
final class Draft {

    private String method;
    private String path;
    private final List<Header> headers;
    private byte[] body;

    private Draft(String method, String path, List<Header> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.headers = new ArrayList<>(headers);
        this.body = body;
    }

    static Draft post(String path, List<Header> headers, String body) {
        return new Draft("POST", path, headers, body.getBytes(UTF_8));
    }

    static Draft bare(String method, String path, List<Header> headers) {
        return new Draft(method, path, headers, new byte[0]);
    }

    Draft copy() {
        return new Draft(method, path, headers, body);
    }

    String method() {
        return method;
    }

    void method(String other) {
        method = other;
    }

    String path() {
        return path;
    }

    void path(String other) {
        path = other;
    }

    List<Header> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    void body(byte[] other) {
        body = other;
    }

    /** Appends it as it goes over the wire. */
    void writeTo(ByteArrayOutputStream out) {
        var head =
                new StringBuilder(600).append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        for (var header : headers) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        out.writeBytes(head.toString().getBytes(ISO_8859_1));
        out.writeBytes(body);
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream(1024);
        writeTo(out);
        return out.toByteArray();
    }
}
