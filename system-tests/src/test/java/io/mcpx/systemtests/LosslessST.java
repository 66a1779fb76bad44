// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.json.MalformedJson;
import io.mcpx.protocol.json.Slice;
import io.mcpx.systemtests.harness.Fixture;
import io.mcpx.systemtests.harness.RawClient;
import io.mcpx.systemtests.harness.RunningGateway;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes through the gateway against what the server itself says, character by character. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LosslessST {

    private static final String EVERY_PLANE = IntStream.rangeClosed(0, 16)
            .map(plane -> plane * 0x10000 + 0x2A7F)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    private final Fixture fixture = Fixture.start("lossless-fixture", "--legacy", "0", "--modern", "0");
    private final RunningGateway gateway =
            RunningGateway.start("lossless-gateway", """
                    version: 1
                    servers:
                      old: {url: %s}
                      new: {url: %s}
                    """.formatted(fixture.url("legacy"), fixture.url("modern")));

    /** The same client at the server and at the gateway. */
    private record Pair(RawClient direct, RawClient through) implements AutoCloseable {

        @Override
        public void close() {
            direct.close();
            through.close();
        }
    }

    @BeforeAll
    void awaitServers() {
        gateway.awaitServers();
    }

    @AfterAll
    void stop() {
        gateway.close();
        fixture.close();
    }

    Stream<Arguments> oddResults() {
        return eras().flatMap(era -> Stream.of(
                        "odd_numbers",
                        "odd_fields",
                        "odd_content",
                        "odd_unicode",
                        "odd_lone_surrogate",
                        "odd_order",
                        "odd_white_space",
                        "odd_error")
                .map(tool -> Arguments.of(era, tool)));
    }

    @ParameterizedTest
    @MethodSource("oddResults")
    void givesResultsAsTheServerGaveThem(String era, String tool) {
        try (var pair = pair(era)) {
            assertThat(outcome(pair.through().call(tool, "{}")))
                    .isEqualTo(outcome(pair.direct().call(tool, "{}")));
        }
    }

    Stream<Arguments> oddArguments() {
        return eras().flatMap(era -> Stream.of(
                        Named.of("numbers", "{\"a\":1.0,\"b\":1e400,\"c\":-0,\"d\":123456789012345678901234567890.10}"),
                        Named.of("order and repetition", "{\"z\":1,\"a\":2,\"m\":{\"y\":1,\"b\":[]},\"a2\":2}"),
                        Named.of("escapes", "{\"\\u0061\":\"\\/\\u00e9\\ud83d\\ude00\\u0000\"}"),
                        Named.of("every plane", "{\"text\":\"" + EVERY_PLANE + "\"}"),
                        Named.of("white space", "{ \"a\" :\t[ 1 , 2 ]  }"),
                        Named.of("depth", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"))
                .map(arguments -> Arguments.of(era, arguments)));
    }

    @ParameterizedTest
    @MethodSource("oddArguments")
    void givesArgumentsAsTheClientGaveThem(String era, String arguments) {
        try (var pair = pair(era)) {
            assertThat(outcome(pair.through().call("echo", arguments)))
                    .isEqualTo(outcome(pair.direct().call("echo", arguments)))
                    .contains(arguments);
        }
    }

    @ParameterizedTest
    @MethodSource("eras")
    void listsDefinitionsAsTheServerWroteThem(String era) {
        try (var pair = pair(era)) {
            assertThat(definitions(pair.through(), "tools/list", "tools", "name"))
                    .containsAllEntriesOf(definitions(pair.direct(), "tools/list", "tools", "name"));
            assertThat(definitions(pair.through(), "prompts/list", "prompts", "name"))
                    .containsAllEntriesOf(definitions(pair.direct(), "prompts/list", "prompts", "name"));
            assertThat(definitions(pair.through(), "resources/list", "resources", "uri"))
                    .containsAllEntriesOf(definitions(pair.direct(), "resources/list", "resources", "uri"));
        }
    }

    static Stream<String> eras() {
        return Stream.of("legacy", "modern");
    }

    private Pair pair(String era) {
        return era.equals("legacy")
                ? new Pair(RawClient.legacy(fixture.url(era)), RawClient.legacy(gateway.url("/mcp/server/old")))
                : new Pair(RawClient.modern(fixture.url(era)), RawClient.modern(gateway.url("/mcp/server/new")));
    }

    /** The raw text of the result or the error. */
    private static String outcome(String answer) {
        var message = scan(answer).asObject();
        var result = message.find("result");
        var outcome = result != null ? result : message.find("error");
        assertThat(outcome).as(answer).isNotNull();
        return outcome == null ? "" : outcome.text();
    }

    private static Map<String, String> definitions(RawClient client, String method, String member, String key) {
        return scan(outcome(client.list(method))).asObject().array(member).stream()
                .collect(Collectors.toMap(item -> String.valueOf(item.asObject().string(key)), Slice::text));
    }

    private static Slice scan(String json) {
        try {
            return Slice.of(json);
        } catch (MalformedJson e) {
            throw new AssertionError(json, e);
        }
    }
}
