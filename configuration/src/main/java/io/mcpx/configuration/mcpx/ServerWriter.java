// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Prefixes;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerSpec.Deadlines;
import io.mcpx.configuration.route.ServerSpec.EraPin;
import io.mcpx.configuration.route.ServerSpec.Limits;
import io.mcpx.configuration.route.ServerSpec.Retry;
import io.mcpx.configuration.route.ServerSpec.Sessions;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.configuration.text.FieldPath;
import io.mcpx.configuration.text.Node;
import io.mcpx.configuration.text.Nodes;
import io.mcpx.configuration.text.Place;
import io.mcpx.configuration.text.Problems;
import java.util.Map;
import java.util.TreeMap;

/** Writes entries of the section {@code servers}. */
record ServerWriter(Problems problems) {

    static ServerWriter to(Problems problems) {
        return new ServerWriter(problems);
    }

    Node write(ServerSpec server) {
        return reach(server)
                .word("credential", server.credential())
                .word("prefix", server.prefix().equals(Prefixes.of(server.name())) ? null : server.prefix())
                .choice("era", server.era(), EraPin.AUTO)
                .duration("connectTimeout", server.deadlines().connect(), Deadlines.DEFAULT.connect())
                .duration("timeout", server.deadlines().call(), Deadlines.DEFAULT.call())
                .duration(
                        "maxTimeout",
                        server.deadlines().ceiling(),
                        BoundsReader.usualCeiling(server.deadlines().call()))
                .mapping("limits", limits(server.limits()))
                .choice("retry", server.retry(), Retry.ANNOTATED)
                .choice("sessions", server.sessions(), Sessions.AUTO)
                .flag("active", server.active(), true)
                .words("disabledTools", server.disabledTools())
                .mapping("tools", ToolsWriter.write(server.tools()))
                .node();
    }

    private Entries reach(ServerSpec server) {
        return switch (server.transport()) {
            case ServerTransport.Http(var url, var headers) ->
                new Entries()
                        .text("url", url.toString())
                        .mapping("headers", texts(headers))
                        .choice("egress", server.egress());
            case ServerTransport.Sse(var url, var headers) ->
                new Entries()
                        .word("type", "sse")
                        .text("url", url.toString())
                        .mapping("headers", texts(headers))
                        .choice("egress", server.egress());
            case ServerTransport.Stdio stdio -> stdio(stdio);
            case ServerTransport.Unresolved(var reason) -> {
                var path = FieldPath.ROOT.child("servers").child(server.name().value());
                problems.error(Place.whole("servers"), path, reason);
                yield new Entries();
            }
        };
    }

    private static Entries stdio(ServerTransport.Stdio stdio) {
        var entries = new Entries().text("command", stdio.command());
        if (!stdio.arguments().isEmpty()) {
            entries.put(
                    "args",
                    Nodes.sequence(stdio.arguments().stream().map(Nodes::text).toList()));
        }
        return entries.mapping("env", texts(stdio.environment()))
                .text(
                        "directory",
                        stdio.directory() == null ? null : stdio.directory().toString());
    }

    private static Map<String, Node> texts(Map<String, String> values) {
        var texts = new TreeMap<String, Node>();
        values.forEach((key, value) -> texts.put(key, Nodes.text(value)));
        return texts;
    }

    private static Entries limits(Limits limits) {
        return new Entries()
                .number("concurrency", limits.concurrency(), Limits.DEFAULT.concurrency())
                .number("queue", limits.queue(), Limits.DEFAULT.queue())
                .number("connections", limits.connections(), Limits.DEFAULT.connections())
                .number("maxMessageSize", limits.maxMessageBytes(), Limits.DEFAULT.maxMessageBytes())
                .number("failuresToOpen", limits.failuresToOpen(), Limits.DEFAULT.failuresToOpen());
    }
}
