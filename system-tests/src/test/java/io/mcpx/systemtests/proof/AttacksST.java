// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.examples.json.RawJson;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on gateways that have happened, tried on this one. */
@ExtendWith(SharedWorld.class)
class AttacksST {

    private static final String PING = LegacyClient.message(1, "ping", "{}");

    @ParameterizedTest
    @CsvSource({"/mcp/server/legacy, full-3f1b7f0c", "/mcp/gateway/legacy, full-3f1b7f0c", "/mcp, other-90c2d6a1"})
    void aSessionOpensAtItsEndpointForItsCallerOnly(String path, String key, World world) {
        try (var client = world.legacyClient("/mcp")) {
            var stolen = new HashMap<>(client.headers());
            stolen.put("X-Api-Key", key);

            assertThat(Http.send(Http.post(world.gateway.url(path), PING, stolen))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(Http.send(Http.get(world.gateway.url(path), stolen)).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aSessionIdIsNoCredential(World world) {
        try (var client = world.legacyClient("/mcp")) {
            var stolen = new HashMap<>(client.headers());
            stolen.remove("X-Api-Key");

            assertThat(Http.send(Http.post(world.gateway.url("/mcp"), PING, stolen))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({"prompts/list, prompts, prompts/get, test_simple_prompt", "tools/list, tools, tools/call, add_numbers"})
    void whatIsNotListedCannotBeUsed(String list, String member, String use, String name, World world) {
        try (var legacy = new LegacyClient(world.gateway.url("/mcp/server/stdio"), World.key(World.READER));
                var modern = new ModernClient(world.gateway.url("/mcp/server/stdio"), World.key(World.READER))) {
            for (var client : List.of(legacy, modern)) {
                assertThat(client.list(list, member)).isEmpty();
                assertThat(client.errorCode(use, "{\"name\":\"" + name + "\"}")).isEqualTo(-32602);
            }
        }
    }

    @Test
    void resourcesThatAreNotListedCannotBeRead(World world) {
        try (var client = new ModernClient(world.gateway.url("/mcp/server/stdio"), World.key(World.READER))) {
            assertThat(client.list("resources/list", "resources")).isEmpty();
            assertThat(client.request("resources/read", "{\"uri\":\"test://static-text\"}"))
                    .contains("\"error\"")
                    .doesNotContain("static text resource");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/mcp/server/legacy", "/mcp/server/modern", "/mcp/gateway/legacy", "/sse"})
    void aPinnedKeyReachesNothingDirectly(String path, World world) {
        var url = world.gateway.url(path);
        var request = path.equals("/sse")
                ? Http.get(url, World.key(World.PINNED))
                : Http.post(url, LegacyClient.initialize(LegacyClient.REVISION), World.key(World.PINNED));

        assertThat(Http.send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void aTaskIsItsOwnersOnly(World world) {
        var path = "/mcp/gateway/modern";
        var owner = world.modernClient(path);
        var thief = new ModernClient(world.gateway.url(path), World.key(World.OTHER));
        var task = ProofClient.find(owner.call("modern__slow_compute", "{\"seconds\":0.1}"), "taskId");

        assertThat(owner.result("tasks/get", taskParams(task))).contains("\"status\"");
        for (var method : List.of("tasks/get", "tasks/cancel")) {
            assertThat(thief.errorCode(method, taskParams(task))).isEqualTo(-32602);
            assertThat(world.modernClient("/mcp").errorCode(method, taskParams(task)))
                    .isEqualTo(-32602);
        }
    }

    private static String taskParams(String task) {
        return "{\"taskId\":" + task + "}";
    }

    @Test
    void aRequestStateIsItsOwnersOnly(World world) {
        var tool = "modern__test_input_required_result_request_state";
        var path = "/mcp/gateway/modern";
        var owner = world.modernClient(path);
        var asked = owner.call(tool, "{}");
        var retry = "{\"name\":\"" + tool + "\",\"arguments\":{},\"requestState\":"
                + ProofClient.find(asked, "requestState")
                + ",\"inputResponses\":{\"confirm\":{\"action\":\"accept\",\"content\":{\"ok\":true}}}}";
        var thief = new ModernClient(world.gateway.url(path), World.key(World.OTHER));

        assertThat(thief.errorCode("tools/call", retry)).isEqualTo(-32602);
        assertThat(owner.errorCode("tools/call", retry.replace("request_state", "tampered_state")))
                .isEqualTo(-32602);
        assertThat(owner.result("tools/call", retry)).contains("state-ok");
    }

    @Test
    void aCursorIsOfItsListItsEndpointAndItsRightsOnly(World world) {
        var cursor = RawJson.find(world.modernClient("/mcp").result("tools/list", "{}"), "nextCursor");
        assertThat(cursor).isPresent();
        var params = "{\"cursor\":" + cursor.get() + "}";
        var reader = new ModernClient(world.gateway.url("/mcp"), World.key(World.READER));

        assertThat(reader.errorCode("tools/list", params)).isEqualTo(-32602);
        assertThat(world.modernClient("/mcp").errorCode("prompts/list", params)).isEqualTo(-32602);
        assertThat(world.modernClient("/mcp/gateway/modern").errorCode("tools/list", params))
                .isEqualTo(-32602);
    }

    @Test
    void anArrayHidesNoCall(World world) {
        var call = LegacyClient.message(2, "tools/call", ProofClient.callParams("legacy__echo", smuggled()));
        try (var client = world.legacyClient("/mcp")) {
            var modern = world.modernClient("/mcp");
            var inSession = Http.send(client.post("[" + PING + "," + call + "]"));
            var modernHeaders = modern.headers("tools/list", "{}");
            var stateless = Http.send(Http.post(
                    world.gateway.url("/mcp"),
                    "[" + modern.message("tools/list", "{}") + "," + call + "]",
                    modernHeaders));

            assertRefused(inSession);
            assertRefused(stateless);
            assertNothingArrived(world);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','id':1,'method':'ping','method':'tools/call','params':{'name':'legacy__echo','arguments':SMUGGLED}}",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'x','name':'legacy__echo','arguments':SMUGGLED}}",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{},'params':{'name':'legacy__echo','arguments':SMUGGLED}}",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'x','n\\u0061me':'legacy__echo','arguments':SMUGGLED}}"
            })
    void aMemberThatStandsTwiceIsNoMember(String template, World world) {
        try (var client = world.legacyClient("/mcp")) {
            var body = template.replace('\'', '"').replace("SMUGGLED", smuggled());

            assertRefused(Http.send(client.post(body)));
            assertNothingArrived(world);
        }
    }

    @ParameterizedTest
    @CsvSource({"Mcp-Method, tools/list", "Mcp-Name, modern__echo", "MCP-Protocol-Version, 2025-11-25"})
    void aHeaderThatSaysSomethingElseIsRefused(String header, String value, World world) {
        var client = world.modernClient("/mcp");
        var params = ProofClient.callParams("legacy__echo", smuggled());
        var headers = client.headers("tools/call", params);
        headers.put(header, value);

        var response = Http.send(Http.post(world.gateway.url("/mcp"), client.message("tools/call", params), headers));

        assertRefused(response);
        assertThat(response.body()).contains("-32020");
        assertNothingArrived(world);
    }

    @Test
    void anEndpointOfAnotherOriginIsNotFollowed(World world) {
        await().atMost(World.PATIENCE).until(() -> world.isIn("away", "misleading"));

        assertThat(world.misleading.elsewhere().total()).isZero();
    }

    @Test
    void aRedirectIsNotFollowed(World world) {
        try (var client = world.legacyClient("/mcp/server/redirecting")) {
            assertThat(client.request("tools/call", ProofClient.callParams("echo", "{}")))
                    .contains("\"error\"")
                    .doesNotContain(":" + world.redirecting.url());
        }
        assertThat(world.redirecting.struck()).isPositive();
        assertThat(world.redirecting.elsewhere().total()).isZero();
    }

    /** A server's challenge would make the client send its credential to wherever the server says. */
    @Test
    void aChallengeOfAServerStaysAtTheGateway(World world) {
        var client = world.modernClient("/mcp/server/challenging");
        var response = Http.send(client.post("tools/call", ProofClient.callParams("echo", "{}")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(response.body()).contains("\"error\"").doesNotContain("resource_metadata");
        assertThat(world.challenging.elsewhere().total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://[fe80::1]/mcp",
                "http://[::ffff:169.254.169.254]/mcp"
            })
    void whereCloudsKeepTheirSecretsIsNoServer(String url, World world) {
        try {
            world.configure(world.configuration.replace(
                    "servers:\n  legacy:", "servers:\n  metadata: {url: \"" + url + "\", egress: private}\n  legacy:"));

            await().atMost(World.PATIENCE).until(() -> world.metric("mcpx_config_refused") == 1);
        } finally {
            world.configure(world.configuration);
            await().atMost(World.PATIENCE).until(() -> world.metric("mcpx_config_refused") == 0);
        }
    }

    @Test
    void twoTagsAreNoTag(World world) {
        var headers =
                Map.of("X-Api-Key", World.FULL, "x-lunar-consumer-tag", "not-big", "x-mcpx-consumer-tag", "everything");
        var response = Http.send(
                Http.post(world.gateway.url("/mcp"), LegacyClient.initialize(LegacyClient.REVISION), headers));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    private static String smuggled() {
        return "{\"smuggled\":true}";
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("\"error\"").doesNotContain("\"result\"");
    }

    private static void assertNothingArrived(World world) {
        assertThat(world.legacy.recorder().requests())
                .noneMatch(request -> request.body().contains("smuggled"));
    }
}
