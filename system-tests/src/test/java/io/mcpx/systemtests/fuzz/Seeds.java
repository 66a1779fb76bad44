// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Valid requests of every method and both eras, at every endpoint, with sessions, tasks and states that are real. */
final class Seeds {

    private static final String ARGUMENTS =
            "{\"text\":\"\u00fcber \\ud83d\\ude00\",\"n\":[1.10,-0,1e3],\"deep\":{\"a\":{\"b\":null}}}";

    private final List<Draft> requests = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();
    private final Place first;
    private final String firstSession;

    Seeds(int port) {
        first = new Place(port, "/mcp", FuzzWorld.FULL, "modern", true);
        firstSession = first.open(Place.LEGACY);
        sessions.add(firstSession);
        for (var key : List.of(FuzzWorld.FULL, FuzzWorld.READER)) {
            for (var server : List.of("legacy", "modern")) {
                at(new Place(port, "/mcp", key, server, true));
                at(new Place(port, "/mcp/gateway/team", key, server, true));
                at(new Place(port, "/mcp/server/" + server, key, server, false));
            }
        }
        followUps();
        odds();
    }

    /** One of them, to be changed. */
    Draft pick(SplittableRandom random) {
        return requests.get(random.nextInt(requests.size())).copy();
    }

    /** Whether a text holds the id of an open session. */
    boolean holdsSession(String text) {
        return sessions.stream().anyMatch(text::contains);
    }

    List<String> sessions() {
        return sessions;
    }

    /** A valid request that has to be answered well, and with this id. */
    Draft probe(String id, boolean modern) {
        return modern
                ? first.modern(id, "tools/call", call(first.name("echo"), "{}"))
                : first.inSession(firstSession, Place.LEGACY, Place.message(id, "ping", "{}"));
    }

    /** Requests whose answers are streams that stay open. */
    List<Draft> listeners() {
        var headers = first.headers();
        headers.add(new Header("Mcp-Session-Id", firstSession));
        headers.add(new Header("MCP-Protocol-Version", Place.LEGACY));
        return List.of(
                Draft.bare("GET", "/mcp", headers),
                Draft.bare("GET", "/sse", first.headers()),
                Draft.bare("GET", "/mcp/gateway/team/sse", first.headers()),
                first.modern(
                        "\"listen\"",
                        "subscriptions/listen",
                        "{\"notifications\":{\"toolsListChanged\":true,\"promptsListChanged\":true}}"));
    }

    private void at(Place place) {
        var session = place.open(Place.LEGACY);
        sessions.add(session);
        requests.add(place.initialize(Place.LEGACY));
        for (var method : List.of("tools/list", "prompts/list", "resources/list", "resources/templates/list")) {
            both(place, session, method, "{}");
            both(place, session, method, "{\"cursor\":\"bm90IG9uZQ\"}");
        }
        both(place, session, "tools/call", call(place.name("echo"), ARGUMENTS));
        both(place, session, "tools/call", call(place.name("add_numbers"), "{\"a\":1.5,\"b\":2}"));
        both(place, session, "tools/call", call(place.name("query_region"), "{\"region\":\"eu\",\"limit\":3}"));
        both(place, session, "prompts/get", "{\"name\":\"" + place.name("test_simple_prompt") + "\"}");
        both(place, session, "resources/read", "{\"uri\":\"test://static-text\"}");
        both(place, session, "completion/complete", """
                {"ref":{"type":"ref/prompt","name":"%s"},"argument":{"name":"arg1","value":"te"}}""".formatted(place.name("test_prompt_with_arguments")));
        legacyOnly(place, session);
        requests.add(place.modern("3", "server/discover", "{}"));
        requests.add(place.modern("4", "vendor/unheard-of", "{\"a\":[{}]}"));
    }

    private void legacyOnly(Place place, String session) {
        for (var body : List.of(
                Place.message("5", "ping", "{}"),
                Place.message("\"five\"", "logging/setLevel", "{\"level\":\"info\"}"),
                Place.message("6", "resources/subscribe", "{\"uri\":\"test://watched-resource\"}"),
                Place.message("7", "resources/unsubscribe", "{\"uri\":\"test://watched-resource\"}"),
                Place.message("8", "tasks/get", "{\"taskId\":\"786512e2\"}"),
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":5,\"reason\":\"x\"}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":9,\"result\":{\"action\":\"accept\",\"content\":{}}}",
                "{\"jsonrpc\":\"2.0\",\"id\":\"q-1\",\"error\":{\"code\":-1,\"message\":\"no\",\"data\":{}}}")) {
            requests.add(place.inSession(session, Place.LEGACY, body));
        }
    }

    private void both(Place place, String session, String method, String params) {
        requests.add(place.inSession(session, Place.LEGACY, Place.message("1", method, params)));
        requests.add(place.modern("2", method, params));
    }

    /** What only earlier answers make possible. */
    private void followUps() {
        var task = first.told(
                first.modern("1", "tools/call", call(first.name("slow_compute"), "{\"seconds\":0.01}")), "taskId");
        for (var method : List.of("tasks/get", "tasks/update", "tasks/cancel")) {
            requests.add(first.modern("\"t\"", method, "{\"taskId\":\"" + task + "\",\"inputResponses\":{}}"));
        }
        var rounds = first.name("test_input_required_result_request_state");
        var state = first.told(first.modern("1", "tools/call", call(rounds, "{}")), "requestState");
        requests.add(first.modern("10", "tools/call", """
                {"name":"%s","arguments":{},"requestState":"%s",\
                "inputResponses":{"confirm":{"action":"accept","content":{"ok":true}}}}""".formatted(rounds, state)));
        var cursor = first.told(first.modern("1", "tools/list", "{}"), "nextCursor");
        requests.add(first.modern("11", "tools/list", "{\"cursor\":\"" + cursor + "\"}"));
    }

    /** Batches, and requests that are none of Streamable HTTP. */
    private void odds() {
        var batching = first.open(Place.BATCHING);
        sessions.add(batching);
        var call = Place.message("12", "tools/call", call(first.name("echo"), ARGUMENTS));
        requests.add(
                first.inSession(batching, Place.BATCHING, "[" + Place.message("13", "ping", "{}") + "," + call + "]"));
        requests.add(Draft.post("/messages?sessionId=" + firstSession.substring(9), first.headers(), call));
        requests.add(Draft.post("/sse", first.headers(), call));
        for (var method : List.of("GET", "DELETE", "OPTIONS", "HEAD", "PUT", "TRACE")) {
            requests.add(Draft.bare(method, "/mcp", first.headers()));
        }
    }

    private static String call(String tool, String arguments) {
        return "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}";
    }
}
