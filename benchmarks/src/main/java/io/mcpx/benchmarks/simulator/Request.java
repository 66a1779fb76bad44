// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.mcpx.benchmarks.http.Bytes;
import io.mcpx.benchmarks.http.Head;
import java.util.Optional;

/** One request, of which no more is looked at than an answer needs. Used by one thread, again for each request. */
final class Request {

    private static final byte[] ID = bytes("\"id\":");
    private static final byte[] METHOD = bytes("\"method\":\"");
    private static final byte[] NAME = bytes("\"name\":\"");
    private static final byte[] MODERN = bytes("2026-07-28");

    private final Bytes body = new Bytes(1024);
    private boolean isPost;
    private boolean isGet;
    private boolean isModern;
    private String path = "";
    private Optional<Profile> profile = Optional.empty();

    void begin(Head head) {
        body.clear();
        isPost = head.startsWith("POST ");
        isGet = head.startsWith("GET ");
        isModern = head.fieldHas("mcp-protocol-version", MODERN);
        var target = head.target();
        if (!target.equals(path)) {
            path = target;
            profile = Profile.of(target);
        }
    }

    void add(byte[] bytes, int from, int to) {
        body.put(bytes, from, to);
    }

    boolean isPost() {
        return isPost;
    }

    boolean isGet() {
        return isGet;
    }

    boolean isModern() {
        return isModern;
    }

    Optional<Profile> profile() {
        return profile;
    }

    /** Where its id begins; negative for a notification. */
    int idAt() {
        int at = body.indexOf(ID, 0);
        return at < 0 ? -1 : at + ID.length;
    }

    int idEnd() {
        return body.endOfScalar(idAt());
    }

    Bytes body() {
        return body;
    }

    boolean hasMethod(byte[] name) {
        int at = body.indexOf(METHOD, 0);
        return at >= 0 && body.hasAt(at + METHOD.length, name);
    }

    /** Whether the tool is this one; the name is the first after the method. */
    boolean calls(byte[] tool) {
        int at = body.indexOf(NAME, Math.max(0, body.indexOf(METHOD, 0)));
        return at >= 0 && body.hasAt(at + NAME.length, tool);
    }

    /** The number that follows this member; 0 if there is none. */
    long number(byte[] member) {
        int at = body.indexOf(member, 0);
        if (at < 0) {
            return 0;
        }
        int from = at + member.length;
        return Long.parseLong(body.text(from, body.endOfScalar(from)));
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
