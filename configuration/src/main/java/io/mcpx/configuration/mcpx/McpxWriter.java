// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.AuthSpec;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.KeySpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.Subject;
import io.mcpx.configuration.route.ToolGroup;
import io.mcpx.configuration.route.ToolSelection;
import io.mcpx.configuration.text.Node;
import io.mcpx.configuration.text.Nodes;
import io.mcpx.configuration.text.Problems;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes a snapshot as the {@code mcpx.yaml} that says the same: reading it gives an equal snapshot. Values that were found by
 * references stand in it themselves, secrets among them.
 */
public final class McpxWriter {

    private final Snapshot snapshot;
    private final Problems problems;

    private McpxWriter(Snapshot snapshot, Problems problems) {
        this.snapshot = snapshot;
        this.problems = problems;
    }

    /** The document. A server whose references have no value cannot be written, which is reported. */
    public static Node write(Snapshot snapshot, Problems problems) {
        return new McpxWriter(snapshot, problems).document();
    }

    private Node document() {
        return new Entries()
                .put("version", Nodes.number(1))
                .mapping("servers", sorted(snapshot.servers(), ServerName::value, ServerWriter.to(problems)::write))
                .mapping("credentials", sorted(snapshot.credentials(), Function.identity(), CredentialWriter::write))
                .mapping("toolGroups", sorted(snapshot.groups(), Function.identity(), McpxWriter::group))
                .mapping("naming", naming(snapshot.naming(), Naming.DEFAULT))
                .mapping("gateways", sorted(snapshot.gateways(), Function.identity(), this::gateway))
                .mapping("permissions", PermissionsWriter.write(snapshot.rules()))
                .mapping("agents", agents())
                .mapping("auth", auth(snapshot.auth()))
                .node();
    }

    private static <K, V> Map<String, Node> sorted(
            Map<K, V> entries, Function<K, String> name, Function<V, Node> writer) {
        var nodes = new TreeMap<String, Node>();
        entries.forEach((key, value) -> nodes.put(name.apply(key), writer.apply(value)));
        return nodes;
    }

    private static Node group(ToolGroup group) {
        return new Entries()
                .text("description", group.description().isEmpty() ? null : group.description())
                .put("servers", Nodes.mapping(selections(group.servers())))
                .node();
    }

    private Node gateway(GatewaySpec gateway) {
        return new Entries()
                .mapping("servers", selections(gateway.servers()))
                .words("groups", gateway.groups())
                .mapping("naming", naming(gateway.naming(), snapshot.naming()))
                .words("scopes", gateway.scopes())
                .node();
    }

    private static Map<String, Node> selections(Map<ServerName, ToolSelection> servers) {
        return sorted(servers, ServerName::value, selection -> switch (selection) {
            case ToolSelection.Every() -> Nodes.word("*");
            case ToolSelection.Only(var names) ->
                Nodes.words(names.stream().sorted().toList());
        });
    }

    private static Entries naming(Naming naming, Naming base) {
        var entries = new Entries()
                .choice("style", naming.style(), base.style())
                .word("separator", naming.separator().equals(base.separator()) ? null : naming.separator())
                .choice("collisions", naming.collisions(), base.collisions());
        return naming.names().equals(base.names()) ? entries : entries.put("names", names(naming.names()));
    }

    /** By server and tool; the name of a server has no slash. */
    private static Node names(Map<String, String> names) {
        var byServer = new TreeMap<String, Map<String, Node>>();
        names.forEach((key, exposed) -> {
            var slash = key.indexOf('/');
            byServer.computeIfAbsent(key.substring(0, slash), server -> new TreeMap<>())
                    .put(key.substring(slash + 1), Nodes.word(exposed));
        });
        return Nodes.mapping(sorted(byServer, Function.identity(), Nodes::mapping));
    }

    private Map<String, Node> agents() {
        var agents = new LinkedHashMap<String, Node>();
        snapshot.agents().forEach(agent -> agents.put(agent.name(), agent(agent)));
        return agents;
    }

    private static Node agent(AgentSpec agent) {
        var entries = new Entries();
        if (!agent.keys().isEmpty()) {
            entries.put(
                    "keys",
                    Nodes.sequence(agent.keys().stream().map(McpxWriter::key).toList()));
        }
        if (!agent.subjects().isEmpty()) {
            entries.put(
                    "subjects",
                    Nodes.sequence(agent.subjects().stream()
                            .sorted(Comparator.comparing(Subject::issuer).thenComparing(Subject::subject))
                            .map(McpxWriter::subject)
                            .toList()));
        }
        return entries.words("groups", agent.groups())
                .words("gateways", agent.gateways())
                .text("consumerTag", agent.consumerTag())
                .node();
    }

    private static Node key(KeySpec key) {
        var hash = "sha256:" + key.hash();
        return key.expires() == null
                ? Nodes.word(hash)
                : new Entries()
                        .word("hash", hash)
                        .word("expires", key.expires().toString())
                        .node();
    }

    private static Node subject(Subject subject) {
        return new Entries()
                .word("issuer", subject.issuer())
                .text("subject", subject.subject())
                .node();
    }

    private static Entries auth(AuthSpec auth) {
        var entries = new Entries()
                .flag("required", auth.required(), false)
                .word("sharedKey", auth.sharedKeyHash() == null ? null : "sha256:" + auth.sharedKeyHash())
                .word("apiKeyHeader", auth.apiKeyHeader())
                .text(
                        "publicUrl",
                        auth.publicUrl() == null ? null : auth.publicUrl().toString());
        return auth.issuers().isEmpty()
                ? entries
                : entries.put(
                        "issuers",
                        Nodes.sequence(
                                auth.issuers().stream().map(McpxWriter::issuer).toList()));
    }

    private static Node issuer(IssuerSpec issuer) {
        return new Entries()
                .text("issuer", issuer.issuer())
                .text(
                        "jwksUrl",
                        issuer.jwksUrl() == null ? null : issuer.jwksUrl().toString())
                .choice("egress", issuer.egress())
                .words("audiences", issuer.audiences())
                .word("subjectClaim", issuer.subjectClaim())
                .words("scopes", issuer.scopes())
                .node();
    }
}
