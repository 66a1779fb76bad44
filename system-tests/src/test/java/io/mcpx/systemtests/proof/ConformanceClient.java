// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcpx.examples.json.RawJson;
import java.util.Map;

/** Does through the gateway, as an ordinary client, what a scenario of the conformance suite wants of a client. */
final class ConformanceClient {

    private static final String ACCEPTED = "{\"confirm\":{\"action\":\"accept\",\"content\":{\"confirmed\":true}}}";

    private final ObjectMapper json = new ObjectMapper();
    private final ConformanceRun run;
    private final String endpoint;

    /** {@code endpoint} is the gateway's, of the scenario's server alone. */
    ConformanceClient(ConformanceRun run, String endpoint) {
        this.run = run;
        this.endpoint = endpoint;
    }

    void perform() {
        switch (run.scenario()) {
            case "initialize", "request-metadata" -> connect();
            case "tools_call" -> call("add_numbers", "{\"a\":5,\"b\":3}", "The sum of 5 and 3 is 8");
            case "elicitation-sep1034-client-defaults" ->
                call("test_client_elicitation_defaults", "{}", "Elicitation completed");
            case "sse-retry" -> callTwice("test_reconnection", "Reconnection test completed successfully");
            case "sep-2322-client-request-state" -> roundTrips();
            case "http-standard-headers" -> useEverything();
            case "http-custom-headers" -> callWithHeaders();
            case "http-invalid-tool-headers" -> callWhateverIsListed();
            case "json-schema-ref-no-deref" -> list("lookup_user");
            case "json-schema-2020-12-preservation" -> echoSchema();
            default -> throw new AssertionError("no driver for scenario " + run.scenario());
        }
    }

    private ProofClient client() {
        return run.isModern()
                ? new ModernClient(endpoint, Map.of())
                : new LegacyClient(endpoint, Map.of(), run.revision(), this::acceptWithDefaults);
    }

    private void connect() {
        try (var client = client()) {
            client.request(run.isModern() ? "server/discover" : "ping", "{}");
        }
    }

    private void call(String tool, String arguments, String expected) {
        try (var client = client()) {
            assertThat(client.toolNames()).contains(tool);
            assertThat(client.text(tool, arguments)).contains(expected);
        }
    }

    /**
     * The suite's server answers on whichever stream comes after the call, and on the first call that can be the one that
     * every session opens: then there is nothing to resume. The second call has to be resumed.
     */
    private void callTwice(String tool, String expected) {
        try (var client = client()) {
            assertThat(client.text(tool, "{}")).contains(expected);
            assertThat(client.text(tool, "{}")).contains(expected);
        }
    }

    private void list(String tool) {
        try (var client = client()) {
            assertThat(client.toolNames()).containsExactly(tool);
        }
    }

    /** Two calls are interrupted by questions, another is made meanwhile, and one has a result of no type. */
    private void roundTrips() {
        try (var client = client()) {
            var first = ask(client, "test_mrtr_echo_state");
            var second = ask(client, "test_mrtr_no_state");
            assertThat(client.text("test_mrtr_unrelated", "{}")).contains("unrelated-ok");

            assertThat(retry(client, "test_mrtr_no_state", second)).contains("no-state-ok");
            assertThat(retry(client, "test_mrtr_echo_state", first)).contains("echo-state-ok");
            assertThat(client.text("test_mrtr_no_result_type", "{}")).contains("no-result-type-test-ok");
        }
    }

    private static String ask(ProofClient client, String tool) {
        var result = client.call(tool, "{}");
        assertThat(RawJson.find(result, "resultType")).contains("\"input_required\"");
        assertThat(RawJson.find(result, "inputRequests", "confirm", "method")).contains("\"elicitation/create\"");
        return result;
    }

    /** With the state exactly as it came, or without any if none came. */
    private static String retry(ProofClient client, String tool, String asked) {
        var state = RawJson.find(asked, "requestState")
                .map(given -> ",\"requestState\":" + given)
                .orElse("");
        var params = "{\"name\":\"" + tool + "\",\"arguments\":{},\"inputResponses\":" + ACCEPTED + state + "}";
        return client.result("tools/call", params);
    }

    private void useEverything() {
        try (var client = client()) {
            client.toolNames().forEach(tool -> client.call(tool, "{}"));
            ProofClient.uris(client.list("resources/list", "resources"))
                    .forEach(uri -> client.result("resources/read", "{\"uri\":\"" + uri + "\"}"));
            ProofClient.names(client.list("prompts/list", "prompts"))
                    .forEach(prompt -> client.result("prompts/get", "{\"name\":\"" + prompt + "\"}"));
        }
    }

    private void callWithHeaders() {
        var client = new ModernClient(endpoint, Map.of());
        for (var call : run.context().path("toolCalls")) {
            var tool = call.path("name").asText();
            client.call(tool, text(call.path("arguments")), inputSchema(client, tool));
        }
    }

    private void callWhateverIsListed() {
        var client = new ModernClient(endpoint, Map.of());
        assertThat(client.toolNames()).containsExactly("valid_tool");
        client.call("valid_tool", "{\"region\":\"eu\"}", inputSchema(client, "valid_tool"));
    }

    private void echoSchema() {
        try (var client = client()) {
            var schema = inputSchema(client, "json_schema_2020_12_tool");
            assertThat(client.text("json_schema_echo", "{\"schema\":" + schema + "}"))
                    .contains("echoed");
        }
    }

    private static String inputSchema(ProofClient client, String tool) {
        return client.list("tools/list", "tools").stream()
                .filter(listed -> ProofClient.find(listed, "name").equals("\"" + tool + "\""))
                .map(listed -> ProofClient.find(listed, "inputSchema"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not listed: " + tool));
    }

    /** Every field of the form has the value that the server proposes. */
    private String acceptWithDefaults(String question) {
        var accepted = json.createObjectNode().put("action", "accept");
        var content = accepted.putObject("content");
        read(question).at("/params/requestedSchema/properties").properties().forEach(field -> {
            var proposed = field.getValue().get("default");
            if (proposed != null) {
                content.set(field.getKey(), proposed);
            }
        });
        return text(accepted);
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private String text(JsonNode node) {
        try {
            return json.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new AssertionError(node.toString(), e);
        }
    }
}
