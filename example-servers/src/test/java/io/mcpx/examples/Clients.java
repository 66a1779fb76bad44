// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples;

import io.mcpx.examples.ServerOptions.Answers;
import io.mcpx.examples.client.LegacyHttpClient;
import io.mcpx.examples.client.ModernHttpClient;
import io.mcpx.examples.client.SseClient;
import io.mcpx.examples.client.StdioClient;
import io.mcpx.examples.client.TestClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client of each kind, each at a server of its own. */
final class Clients implements AutoCloseable {

    private final List<ExampleServer> servers = new ArrayList<>();
    private final Map<String, TestClient> byName = new LinkedHashMap<>();

    Clients() {
        for (var answers : Answers.values()) {
            add("legacy http, " + answers, new LegacyHttpClient(serve(Era.LEGACY, answers)));
            add("legacy http at a dual server, " + answers, new LegacyHttpClient(serve(Era.DUAL, answers)));
            add("modern http, " + answers, new ModernHttpClient(serve(Era.MODERN, answers)));
            add("modern http at a dual server, " + answers, new ModernHttpClient(serve(Era.DUAL, answers)));
        }
        add("http+sse", new SseClient(started(ServerOptions.httpSse()).url()));
        add("legacy stdio", StdioClient.legacy());
        add("modern stdio", StdioClient.modern());
    }

    Map<String, TestClient> byName() {
        return byName;
    }

    private String serve(Era era, Answers answers) {
        return started(ServerOptions.with(era).answers(answers).build()).url();
    }

    private ExampleServer started(ServerOptions options) {
        var server = ExampleServer.start(options);
        servers.add(server);
        return server;
    }

    private void add(String name, TestClient client) {
        byName.put(name, client);
    }

    @Override
    public void close() {
        byName.values().forEach(TestClient::close);
        servers.forEach(ExampleServer::close);
    }
}
