// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.resource.Assembled;
import io.mcpx.configuration.resource.Assembly;
import io.mcpx.configuration.resource.Resource;
import io.mcpx.configuration.resource.ResourceKey;
import io.mcpx.configuration.resource.ResourceKey.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    private static final String KEYS = "\"keys\":[\"sha256:%064x\"]";

    private final SortedMap<ResourceKey, String> all = new TreeMap<>();

    @Test
    void closesEveryInstanceToThoseWhoAreNoAgents() {
        assertThat(Selection.of(all, new Served.All()))
                .containsExactly(Map.entry(ResourceKey.of(Kind.AUTH), "{\"required\":true}"));
    }

    @Test
    void leavesOutAnAgentThatNothingIdentifies() {
        put(Kind.AGENT, "keyless", "{}");
        put(Kind.AGENT, "empty", "{\"keys\":[]}");
        put(Kind.AGENT, "known", "{" + KEYS.formatted(1) + "}");
        put(Kind.AGENT, "subject", "{\"subjects\":[{\"issuer\":\"https://i\",\"subject\":\"s\"}]}");

        assertThat(Selection.of(all, new Served.All()).keySet())
                .extracting(ResourceKey::name)
                .containsExactlyInAnyOrder("known", "subject", "");
    }

    @Test
    void givesADedicatedInstanceTheCredentialsOfItsServersAlone() {
        put(Kind.CREDENTIAL, "ours", "{}");
        put(Kind.CREDENTIAL, "theirs", "{}");
        put(Kind.SERVER, "Ours", "{\"credential\":\"ours\"}");
        put(Kind.SERVER, "theirs", "{\"credential\":\"theirs\"}");
        put(Kind.TOOL_GROUP, "group", "{\"servers\":{\"ours\":[\"a\"]}}");
        put(Kind.GATEWAY, "gateway", "{\"groups\":[\"group\"]}");
        put(Kind.AGENT, "us", "{" + KEYS.formatted(1) + ",\"gateways\":[\"gateway\"]}");
        put(Kind.AUTH, "", "{\"sharedKey\":\"sha256:x\"}");

        assertThat(Selection.of(all, new Served.Only("us")).toString())
                .doesNotContain("theirs")
                .doesNotContain("shared");
        assertThat(Selection.of(all, new Served.Only("us")).keySet())
                .extracting(ResourceKey::toString)
                .containsExactlyInAnyOrder(
                        "servers/Ours",
                        "credentials/ours",
                        "toolGroups/group",
                        "gateways/gateway",
                        "agents/us",
                        "auth");
    }

    /** Whatever an organisation has, what a dedicated instance gets is whole in itself, and names no other agent. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void givesADedicatedInstanceWhatIsWholeInItself(long seed) {
        random(new Random(seed));

        for (var agent : List.of("agent0", "agent1", "agent2", "nobody")) {
            var selected = Selection.of(all, new Served.Only(agent));
            var resources = selected.entrySet().stream()
                    .map(entry -> Resource.of(entry.getKey(), entry.getValue()))
                    .toList();

            assertThat(Assembly.EMPTY.with(resources, Set.of())).isInstanceOf(Assembled.Valid.class);
            assertThat(selected.keySet().stream()
                            .filter(key -> key.kind() == Kind.AGENT)
                            .map(ResourceKey::name))
                    .isSubsetOf(agent);
        }
    }

    private void random(Random random) {
        for (int i = 0; i < 6; i++) {
            put(Kind.SERVER, "server" + i, "{\"url\":\"http://127.0.0.1:1/mcp\"}");
        }
        for (int i = 0; i < 3; i++) {
            put(Kind.TOOL_GROUP, "group" + i, "{\"servers\":{\"server" + random.nextInt(6) + "\":[\"a\"]}}");
            put(Kind.GATEWAY, "gateway" + i, gateway(random));
        }
        for (int i = 0; i < 3; i++) {
            put(Kind.AGENT, "agent" + i, agent(random, i));
        }
        put(
                Kind.PERMISSIONS,
                "",
                "{\"consumers\":{\"tag\":{\"allow\":[\"group" + random.nextInt(3)
                        + "\"]}},\"default\":{\"block\":[\"group" + random.nextInt(3) + "\"]}}");
    }

    private static String gateway(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> "{}";
            case 1 -> "{\"groups\":[\"group" + random.nextInt(3) + "\"]}";
            default -> "{\"servers\":[\"server" + random.nextInt(6) + "\"]}";
        };
    }

    private static String agent(Random random, int number) {
        var parts = new ArrayList<String>();
        if (random.nextBoolean()) {
            parts.add("\"gateways\":[\"gateway" + random.nextInt(3) + "\"]");
        }
        if (random.nextBoolean()) {
            parts.add("\"groups\":[\"group" + random.nextInt(3) + "\"]");
        }
        parts.add(KEYS.formatted(number + 1));
        return "{" + String.join(",", parts) + "}";
    }

    private void put(Kind kind, String name, String body) {
        all.put(new ResourceKey(kind, name), body);
    }
}
