// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.policy;

import static java.util.stream.Collectors.toMap;

import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Permission;
import io.mcpx.configuration.route.Permission.AllowExcept;
import io.mcpx.configuration.route.Permission.BlockExcept;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.configuration.route.ToolGroup;
import io.mcpx.configuration.route.ToolSelection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A snapshot in which every kind of rule occurs. Servers: {@code GitHub} with a disabled, a renamed and a disabled renamed
 * tool, {@code slack}, {@code wiki}, and {@code off}, which is inactive.
 */
final class PolicyFixture {

    static final ServerName GITHUB = new ServerName("GitHub");
    static final ServerName SLACK = new ServerName("slack");
    static final ServerName WIKI = new ServerName("wiki");
    static final ServerName OFF = new ServerName("off");

    private static final ToolSelection EVERY = new ToolSelection.Every();

    static Snapshot snapshot() {
        return new Snapshot(
                "v1",
                servers(),
                Map.of("dev", dev(), "grouped", grouped(), "nowhere", nowhere()),
                groups(),
                rules(),
                Naming.DEFAULT,
                List.of(),
                null,
                null);
    }

    private static Map<ServerName, ServerSpec> servers() {
        var tools = Map.of("secret", renamed("vault"), "old", renamed("new"));
        return Stream.of(
                        server(GITHUB, true, Set.of("nuke", "secret"), tools),
                        server(SLACK, true, Set.of(), Map.of()),
                        server(WIKI, true, Set.of(), Map.of()),
                        server(OFF, false, Set.of(), Map.of()))
                .collect(toMap(ServerSpec::name, Function.identity()));
    }

    private static ServerSpec server(
            ServerName name, boolean active, Set<String> disabled, Map<String, ToolCustomisation> tools) {
        return new ServerSpec(
                name,
                name.key(),
                new ServerTransport.Unresolved("a fixture"),
                ServerSpec.EraPin.AUTO,
                ServerSpec.Deadlines.DEFAULT,
                ServerSpec.Limits.DEFAULT,
                ServerSpec.Retry.ANNOTATED,
                ServerSpec.Sessions.AUTO,
                ServerSpec.Egress.PUBLIC,
                active,
                disabled,
                tools);
    }

    private static ToolCustomisation renamed(String name) {
        return new ToolCustomisation(name, null, Map.of(), Set.of(), Map.of(), List.of());
    }

    private static GatewaySpec dev() {
        return new GatewaySpec("dev", Map.of(GITHUB, only("read", "write"), SLACK, EVERY), Set.of(), Naming.DEFAULT);
    }

    private static GatewaySpec grouped() {
        return new GatewaySpec("grouped", Map.of(), Set.of("reading"), Naming.DEFAULT);
    }

    /** What it selects and what its group has in common is nothing. */
    private static GatewaySpec nowhere() {
        return new GatewaySpec("nowhere", Map.of(GITHUB, only("write")), Set.of("reading"), Naming.DEFAULT);
    }

    private static Map<String, ToolGroup> groups() {
        return Stream.of(
                        new ToolGroup("reading", "", Map.of(GITHUB, only("read", "list"), WIKI, EVERY)),
                        new ToolGroup("writing", "", Map.of(GITHUB, only("write"), SLACK, only("post"))),
                        new ToolGroup("chat", "", Map.of(SLACK, EVERY)),
                        new ToolGroup("nothing", "", Map.of(WIKI, only())))
                .collect(toMap(ToolGroup::name, Function.identity()));
    }

    private static Rules rules() {
        Map<String, Permission> consumers = Map.of(
                "careful", new AllowExcept(Set.of("writing")),
                "cautious", new AllowExcept(Set.of("writing")),
                "reader", new BlockExcept(Set.of("reading")),
                "nobody", new BlockExcept(Set.of()),
                "quiet", new AllowExcept(Set.of("chat"), Set.of(WIKI)),
                "mixed", new BlockExcept(Set.of("reading"), Set.of(SLACK), Set.of(WIKI)),
                "stale", new AllowExcept(Set.of("gone")),
                "empty", new BlockExcept(Set.of("nothing")));
        return new Rules(Permission.ALLOW_ALL, consumers, Map.of("Cursor", new BlockExcept(Set.of("chat"))));
    }

    private static ToolSelection only(String... names) {
        return new ToolSelection.Only(Set.of(names));
    }

    private PolicyFixture() {}
}
