// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.Recorder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One way through the gateway: which client, at which endpoint, of which server. */
record Cell(Client client, Endpoint endpoint, Server server) {

    /** The clients' transports and eras. */
    enum Client {
        LEGACY,
        MODERN,
        SSE;

        boolean isModern() {
            return this == MODERN;
        }
    }

    /** The kinds of endpoints. */
    enum Endpoint {
        ALL,
        GATEWAY,
        SERVER
    }

    /** The servers' transports and eras. */
    enum Server {
        LEGACY("legacy"),
        LEGACY_STREAM("legacy-stream"),
        MODERN("modern"),
        MODERN_STREAM("modern-stream"),
        SSE("sse"),
        STDIO("stdio"),
        STDIO_MODERN("stdio-modern");

        private final String configured;

        Server(String configured) {
            this.configured = configured;
        }

        boolean isModern() {
            return this == MODERN || this == MODERN_STREAM || this == STDIO_MODERN;
        }

        boolean isOfLines() {
            return this == STDIO || this == STDIO_MODERN;
        }
    }

    static List<Cell> all() {
        return Arrays.stream(Client.values())
                .flatMap(client -> Arrays.stream(Endpoint.values())
                        .flatMap(endpoint ->
                                Stream.of(Server.values()).map(server -> new Cell(client, endpoint, server))))
                .toList();
    }

    boolean isWithinOneEra() {
        return client.isModern() == server.isModern();
    }

    ProofClient open(World world) {
        var url = world.gateway.url(path());
        var headers = World.key(World.FULL);
        return switch (client) {
            case LEGACY -> new LegacyClient(url, headers);
            case MODERN -> new ModernClient(url, headers);
            case SSE -> new SseClient(url, headers);
        };
    }

    private String path() {
        var sse = client == Client.SSE;
        return switch (endpoint) {
            case ALL -> sse ? "/sse" : "/mcp";
            case GATEWAY -> "/mcp/gateway/" + server.configured + (sse ? "/sse" : "");
            case SERVER -> "/mcp/server/" + server.configured + (sse ? "/sse" : "");
        };
    }

    /** What a tool or prompt of the server is called here. */
    String exposed(String nativeName) {
        return prefix() + nativeName;
    }

    /** What stands before the native names here. */
    String prefix() {
        return endpoint == Endpoint.SERVER ? "" : server.configured + "__";
    }

    /** What arrived at the server, where that can be looked at. */
    Stream<String> received(World world) {
        var recorder = switch (server) {
            case LEGACY -> Stream.of(world.legacy);
            case LEGACY_STREAM -> Stream.of(world.legacyStream);
            case MODERN -> Stream.of(world.modern);
            case MODERN_STREAM -> Stream.of(world.modernStream);
            case SSE -> Stream.of(world.sse);
            case STDIO, STDIO_MODERN -> Stream.<ExampleServer>empty();
        };
        return recorder.flatMap(server -> server.recorder().requests().reversed().stream())
                .map(Recorder.Received::body)
                .filter(body -> body.contains("\"tools/call\""))
                .limit(1);
    }

    @Override
    public String toString() {
        return client + " client, " + endpoint + ", " + server + " server";
    }
}
