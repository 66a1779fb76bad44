// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.examples.ExampleServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lunar MCPX's holes in names, permissions, keys and secrets, closed here. */
@ExtendWith(SharedWorld.class)
class LunarPermissionsST {

    private static final String BIG_ECHO = "bigname__echo";

    @Test
    void blocksAGroupWhateverTheCaseOfItsServer(World world) {
        try (var client = tagged(World.FULL, "not-big", world)) {
            assertThat(client.toolNames()).contains("legacy__echo").noneMatch(name -> name.startsWith("bigname__"));
            assertThat(client.errorCode("tools/call", ProofClient.callParams(BIG_ECHO, "{}")))
                    .isEqualTo(-32602);
        }
    }

    @Test
    void allowsAGroupWhateverTheCaseOfItsServer(World world) {
        try (var client = tagged(World.FULL, "only-big", world)) {
            assertThat(client.toolNames()).contains(BIG_ECHO).allMatch(name -> name.startsWith("bigname__"));
            assertThat(client.call(BIG_ECHO, "{\"a\":1}")).contains("{\"a\":1}");
        }
    }

    @Test
    void countsCallsThatWereDenied(World world) {
        var labels = new String[] {"agent=\"reader\"", "method=\"tools/call\"", "outcome=\"denied\""};
        var before = world.metric("mcpx_calls_total", labels);
        try (var client = new LegacyClient(world.gateway.url("/mcp"), World.key(World.READER))) {
            client.errorCode("tools/call", ProofClient.callParams("legacy__add_numbers", "{\"a\":1,\"b\":2}"));

            assertThat(world.metric("mcpx_calls_total", labels)).isEqualTo(before + 1);
        }
    }

    @Test
    void makesNamesThatModelsAccept(World world) {
        try (var client = world.modernClient("/mcp")) {
            var names = client.toolNames();

            assertThat(names)
                    .allMatch(name -> name.matches("[A-Za-z0-9_-]{1,60}"))
                    .doesNotHaveDuplicates();
            var spy = names.stream()
                    .filter(name -> name.startsWith("spy_server__echo"))
                    .findFirst()
                    .orElseThrow();
            assertThat(client.call(spy, "{\"a\":1}")).contains("{\"a\":1}");
        }
    }

    /** Server {@code a} has a tool {@code b__c}, server {@code a__b} a tool {@code c}: neither may pose as the other. */
    @Test
    void refusesANameThatTwoServersClaim(World world) {
        try (var client = world.legacyClient("/mcp")) {
            assertThat(client.toolNames()).doesNotContain("a__b__c").contains("a__add_numbers", "a__b__add_numbers");
            assertThat(client.errorCode("tools/call", ProofClient.callParams("a__b__c", "{}")))
                    .isEqualTo(-32602);
        }
        assertThat(world.log()).contains("a/b__c", "a__b/c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern", "sse", "stdio", "guarded"})
    void keepsTheCallersCredentialFromEveryServer(String server, World world) {
        var headers = new HashMap<String, String>();
        headers.put("Authorization", "Bearer " + World.FULL);
        headers.put("X-Lunar-Api-Key", World.FULL);
        headers.put("Cookie", "session=" + World.FULL);
        try (var legacy = new LegacyClient(world.gateway.url("/mcp/server/" + server), headers);
                var modern = new ModernClient(world.gateway.url("/mcp/server/" + server), headers)) {
            for (var client : List.of(legacy, modern)) {
                assertThat(client.call("whoami", "{}"))
                        .doesNotContain(World.FULL)
                        .doesNotContainIgnoringCase("authorization");
            }
        }
        Stream.of(world.legacy, world.modern, world.sse, world.guarded)
                .map(ExampleServer::recorder)
                .flatMap(recorder -> recorder.requests().stream())
                .forEach(request -> assertThat(request.toString()).doesNotContain(World.FULL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-lunar-api-key", "x-api-key", "Authorization"})
    void takesAKeyHoweverClientsShowIt(String header, World world) {
        var value = header.equals("Authorization") ? "Bearer " + World.READER : World.READER;
        try (var client = new LegacyClient(world.gateway.url("/mcp"), Map.of(header, value))) {
            assertThat(client.toolNames()).containsExactlyInAnyOrder("legacy__echo", "modern__echo");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-lunar-api-key", "x-api-key", "Authorization", "none"})
    void saysHowToShowAKeyWhereNoneIsGood(String header, World world) {
        Map<String, String> headers = header.equals("none") ? Map.of() : Map.of(header, "Bearer wrong");
        var response = Http.send(
                Http.post(world.gateway.url("/mcp"), LegacyClient.initialize(LegacyClient.REVISION), headers));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    @Test
    void aTagNeverWidensWhatTheKeyReaches(World world) {
        for (var tag : List.of("everything", "only-big", "unheard-of")) {
            try (var client = tagged(World.READER, tag, world)) {
                assertThat(client.toolNames()).isSubsetOf("legacy__echo", "modern__echo");
                assertThat(client.errorCode("tools/call", ProofClient.callParams(BIG_ECHO, "{}")))
                        .isEqualTo(-32602);
            }
        }
    }

    @Test
    void showsSecretsNowhere(World world) {
        try (var client = world.legacyClient("/mcp/server/guarded")) {
            client.call("echo", "{}");
        }
        for (var text : List.of(
                world.gateway.look("/metrics"),
                world.gateway.look("/q/health"),
                world.gateway.look("/q/health/group/servers"),
                world.gateway.look("/q/health/group/configuration"),
                world.log())) {
            assertThat(text).doesNotContain(World.UPSTREAM_SECRET, World.FULL, World.READER, World.hash(World.FULL));
        }
    }

    private static LegacyClient tagged(String key, String tag, World world) {
        return new LegacyClient(world.gateway.url("/mcp"), Map.of("X-Api-Key", key, "x-lunar-consumer-tag", tag));
    }
}
