// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Changes methods, paths and headers, but nothing that says where a request ends. */
final class HeadSpoiler {

    private static final List<String> METHODS =
            List.of("GET", "DELETE", "OPTIONS", "HEAD", "PUT", "PATCH", "TRACE", "post", "FOO", "M-SEARCH", "POST");

    private static final List<String> PATHS = List.of(
            "/mcp",
            "/mcp/",
            "//mcp",
            "/MCP",
            "/mcp//",
            "/mcp/gateway/",
            "/mcp/gateway/none",
            "/mcp/gateway/%74eam",
            "/mcp/gateway/team%2f",
            "/mcp/server/LEGACY",
            "/mcp/server/..",
            "/mcp/server/%00",
            "/mcp/server/%c3%28",
            "/mcp/server/" + "a".repeat(2000),
            "/mcp/%2e%2e/mcp",
            "/mcp/../mcp",
            "/mcp%zz",
            "/mcp/server/%",
            "/mcp/server/%2",
            "/mcp?%zz=%",
            "/mcp?a=b&a=c#d",
            "/mcp#",
            "/messages",
            "/messages?sessionId=",
            "/messages?sessionId=%zz&sessionId=1",
            "/mcp/gateway/team/messages",
            "/sse",
            "/mcp/server/legacy/sse",
            "http://127.0.0.1/mcp",
            "http://other.example:99999/mcp",
            "http://[::1/mcp",
            "mcp",
            "*",
            "/",
            "/q/health",
            "/metrics",
            "/.well-known/oauth-protected-resource",
            "/mcp/\u00e9",
            "/mcp/<script>",
            "/mcp/{}|\\^`\"",
            "/mcp;a=b");

    private static final List<String> NAMES = List.of(
            "Accept",
            "Content-Type",
            "MCP-Protocol-Version",
            "Mcp-Method",
            "Mcp-Name",
            "Mcp-Param-Region",
            "Mcp-Param-Limit",
            "Mcp-Param-",
            "Mcp-Session-Id",
            "Last-Event-ID",
            "Origin",
            "Host",
            "X-Api-Key",
            "X-Lunar-Api-Key",
            "Authorization",
            "Cookie",
            "X-Mcpx-Consumer-Tag",
            "x-lunar-consumer-tag",
            "X-Mcpx-Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "Forwarded",
            "Content-Encoding",
            "Accept-Encoding",
            "Access-Control-Request-Method",
            "Access-Control-Request-Headers",
            "X-HTTP-Method-Override",
            "User-Agent",
            "traceparent",
            "tracestate",
            "baggage",
            "Range",
            "If-None-Match",
            "Date",
            "Via",
            "TE",
            "!#$%&'*+-.^_`|~");

    private static final List<String> VALUES = List.of(
            "",
            "*/*",
            "application/json",
            "text/event-stream",
            "text/event-stream, application/json;q=0.1",
            "application/json;q=0, text/event-stream;q=0.000",
            "APPLICATION/JSON ; charset=\"UTF-8\"",
            "application/json; charset=latin1",
            "text/plain",
            ",;,;=,",
            "2025-11-25",
            "2025-03-26",
            "2024-11-05",
            "2026-07-28",
            "2099-01-01",
            "tools/call",
            "tools/list",
            "initialize",
            "legacy__echo",
            "echo",
            "=?base64?w7xiZXI=?=",
            "=?base64?%%%?=",
            "=?base64??=",
            "3",
            "-1e9",
            "99999999999999999999",
            "null",
            "http://evil.example",
            "http://localhost:3000",
            "localhost",
            "localhost:99999",
            "evil.example",
            "a b",
            "[::1",
            "a:b:c",
            "user@localhost",
            "Bearer wrong",
            "Bearer",
            "Basic OjpAOg==",
            FuzzWorld.READER,
            "Bearer " + FuzzWorld.FULL,
            "mcpx1.AAAA.BBBB",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-0000000000000000-ff",
            "gzip",
            "identity",
            "POST",
            "bytes=0-",
            "a=b; c",
            "%00%zz",
            "\u00fcber\u00ff",
            "\tx\t",
            "../../x",
            "${jndi:ldap://x}",
            "x".repeat(1500));

    private static final String IN_PATHS = "/%.;?&=+~2fF0aZ\u00e9{|\"<";

    private final SplittableRandom random;

    HeadSpoiler(SplittableRandom random) {
        this.random = random;
    }

    void spoil(Draft draft) {
        switch (random.nextInt(16)) {
            case 0 -> draft.method(oneOf(METHODS));
            case 1 -> draft.path(oneOf(PATHS));
            case 2 -> draft.path(spoiledPath(draft.path()));
            case 3, 4 -> remove(draft.headers());
            case 5 -> repeat(draft.headers());
            case 6 -> change(draft.headers(), this::recased);
            case 7, 8, 9 -> change(draft.headers(), header -> with(header, oneOf(VALUES)));
            case 10, 11 -> change(draft.headers(), this::damaged);
            default -> draft.headers().add(new Header(oneOf(NAMES), oneOf(VALUES)));
        }
    }

    private String spoiledPath(String path) {
        int at = 1 + random.nextInt(path.length());
        int noise = random.nextInt(IN_PATHS.length());
        return path.substring(0, at) + IN_PATHS.charAt(noise) + path.substring(at);
    }

    private void remove(List<Header> headers) {
        if (!headers.isEmpty()) {
            headers.remove(random.nextInt(headers.size()));
        }
    }

    private void repeat(List<Header> headers) {
        if (!headers.isEmpty()) {
            var again = headers.get(random.nextInt(headers.size()));
            headers.add(random.nextBoolean() ? again : with(again, oneOf(VALUES)));
        }
    }

    private void change(List<Header> headers, UnaryOperator<Header> how) {
        if (!headers.isEmpty()) {
            int at = random.nextInt(headers.size());
            headers.set(at, how.apply(headers.get(at)));
        }
    }

    private static Header with(Header header, String value) {
        return new Header(header.name(), value);
    }

    private Header recased(Header header) {
        var name = header.name();
        return new Header(
                random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT), header.value());
    }

    /** With one character that is legal in a value, if in no value of this header. */
    private Header damaged(Header header) {
        char c = (char) (random.nextBoolean() ? 0x21 + random.nextInt(0x5e) : 0x80 + random.nextInt(0x80));
        var value = new StringBuilder(header.value());
        int at = random.nextInt(value.length() + 1);
        if (at < value.length() && random.nextBoolean()) {
            value.setCharAt(at, c);
        } else {
            value.insert(at, c);
        }
        return with(header, value.toString());
    }

    private String oneOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
