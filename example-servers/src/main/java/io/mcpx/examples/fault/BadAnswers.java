// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.fault;

import io.mcpx.examples.rpc.Inbound;
import io.mcpx.examples.rpc.Messages;

/** Messages no good server sends. */
final class BadAnswers {

    static final String RESULT =
            "{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\"from a faulty server\"}]}";
    static final int FLOOD = 100_000;

    private static final int DEPTH = 100_000;
    private static final String NOTIFICATION = """
            {"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":"%s"}}""".formatted("flood ".repeat(20));

    static String good(Inbound.Request request) {
        return Messages.result(request.id(), RESULT);
    }

    static String wrongId() {
        return Messages.result("987654321", RESULT);
    }

    static String wrongIdType(Inbound.Request request) {
        var id = request.id();
        return Messages.result(id.startsWith("\"") ? "1" : "\"" + id + "\"", RESULT);
    }

    static String duplicateMember(Inbound.Request request) {
        var good = good(request);
        return good.substring(0, good.length() - 1) + ",\"result\":{\"content\":[]}}";
    }

    static String deep(Inbound.Request request) {
        var nested = "[".repeat(DEPTH) + "]".repeat(DEPTH);
        return Messages.result(request.id(), "{\"content\":[],\"structuredContent\":{\"deep\":" + nested + "}}");
    }

    static String foreignProgress() {
        return """
                {"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":"nobody's","progress":1}}""";
    }

    static String notification() {
        return NOTIFICATION;
    }

    /** A page with one tool whose name and cursor nobody has seen before. */
    static String endlessPage(Inbound.Request request, int number) {
        return Messages.result(request.id(), """
                {"resultType":"complete","ttlMs":0,"cacheScope":"public","tools":[{"name":"endless_%1$d",\
                "inputSchema":{"type":"object"}}],"nextCursor":"page-%1$d"}""".formatted(number));
    }

    static String event(String message) {
        return "event: message\ndata: " + message + "\n\n";
    }

    private BadAnswers() {}
}
