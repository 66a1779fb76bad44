// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.profile;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A step of a call, and the methods whose frames show that a thread is in it: innermost frame first, first match. */
enum Step {
    WAIT("kernel: wait for something to read", "Native.epollWait", "EPoll.wait"),
    READ("kernel: read", "Socket.recv", "SocketDispatcher.read"),
    WRITE("kernel: write", "FileDescriptor.write", "Socket.send", "SocketDispatcher.write"),
    RECORD("write the record, count", "CallTrail.", "RecordedCalls.", "CallMetrics."),
    ANSWER("write the answer to the client", "Messages.result", "ModernReply.", "LegacyReply.", "Wire."),
    COMPOSE("write the message for the server", "Outgoing.", "ToolHeaders."),
    SEND("take a connection, send to the server", "HttpDoor.", "PostExchange.post", "HttpClientRequest"),
    UNDERSTAND("scan the server's message", "MessageReader.readBatch", "PostExchange.read", "ResultBridge."),
    RECEIVE("receive the server's answer", "ResponseReader.", "Http1xClientConnection", "HttpClientResponse"),
    DECIDE("route, decide, rewrite params", "CallTool.", "Forward.", "OutgoingParams.", "RunningServer.send"),
    SCAN("scan the client's message", "MessageReader.read"),
    CHECK("compare headers with the body, session", "ModernPosts.", "LegacyPosts.", "SessionCalls.", "McpGateway."),
    ADMIT("host, endpoint, caller, place", "McpRoutes.", "Doorkeeper.", "Faces.", "Bodies.", "BodyReader."),
    ACCEPT(
            "receive and route the HTTP request",
            "Http1xServer",
            "RouterImpl",
            "HttpRequestDecoder",
            "VertxHttpRecorder");

    private final String title;
    private final Pattern frames;

    Step(String title, String... frames) {
        this.title = title;
        this.frames = Pattern.compile(Stream.of(frames).map(Pattern::quote).collect(Collectors.joining("|")));
    }

    String title() {
        return title;
    }

    /** @param frame a class without its package, a dot, a method */
    boolean shows(String frame) {
        return frames.matcher(frame).lookingAt();
    }
}
