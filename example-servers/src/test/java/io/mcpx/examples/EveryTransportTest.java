// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.examples.client.TestClient;
import io.mcpx.examples.content.Prompts;
import io.mcpx.examples.content.Resources;
import io.mcpx.examples.json.RawJson;
import io.mcpx.examples.tools.OddTools;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryTransportTest {

    private static final String ODD_ARGUMENTS =
            "{ \"z\":1.10 ,\t\"a\":[1e400,-0.0,12345678901234567890.123456789],\"u\":\"\\u00E9\\ud83d\\ude00\"}";

    private final Clients clients = new Clients();

    @BeforeAll
    void everyKindIsThere() {
        assertThat(clients.byName()).hasSize(11);
    }

    @AfterAll
    void close() {
        clients.close();
    }

    /** The clients outlive a test, so that JUnit must not close them. */
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("clients")
    @Retention(RetentionPolicy.RUNTIME)
    private @interface WithEveryClient {}

    Stream<Named<TestClient>> clients() {
        return clients.byName().entrySet().stream().map(entry -> Named.of(entry.getKey(), entry.getValue()));
    }

    @WithEveryClient
    void callsATool(TestClient client) {
        assertThat(client.toolText("add_numbers", "{\"a\":0.1,\"b\":12345678901234567890}"))
                .isEqualTo("12345678901234567890.1");
    }

    @WithEveryClient
    void echoesArgumentsCharacterByCharacter(TestClient client) {
        var result = client.callTool("echo", ODD_ARGUMENTS);

        assertThat(RawJson.find(result, "structuredContent")).contains(ODD_ARGUMENTS);
    }

    @WithEveryClient
    void answersOddResultsAsTheyAreWritten(TestClient client) {
        assertThat(client.callTool("odd_numbers", "{}")).isEqualTo(OddTools.NUMBERS);
        assertThat(client.callTool("odd_fields", "{}")).isEqualTo(OddTools.FIELDS);
        assertThat(client.callTool("odd_content", "{}")).isEqualTo(OddTools.CONTENT);
        assertThat(client.callTool("odd_unicode", "{}")).isEqualTo(OddTools.UNICODE);
        assertThat(client.callTool("odd_order", "{}")).isEqualTo(OddTools.ORDER);
        assertThat(client.callTool("odd_white_space", "{}")).isEqualTo(OddTools.WHITE_SPACE);
    }

    @WithEveryClient
    void listsOddDefinitionsAsTheyAreWritten(TestClient client) {
        assertThat(client.result("tools/list", "{}")).contains(OddTools.DEFINITION);
    }

    @WithEveryClient
    void answersOddErrorsPromptsAndResourcesAsTheyAreWritten(TestClient client) {
        assertThat(client.request("tools/call", "{\"name\":\"odd_error\"}")).contains(OddTools.ERROR_DATA);
        assertThat(client.result("prompts/get", "{\"name\":\"odd_prompt\"}")).isEqualTo(Prompts.ODD);
        assertThat(client.result("resources/read", "{\"uri\":\"test://odd\"}")).isEqualTo(Resources.ODD);
    }

    @WithEveryClient
    void failsAToolThatFails(TestClient client) {
        var result = TestClient.read(client.callTool("test_error_handling", "{}"));

        assertThat(result.path("isError").asBoolean()).isTrue();
    }

    @WithEveryClient
    void refusesAnUnknownTool(TestClient client) {
        var answer = TestClient.read(client.request("tools/call", "{\"name\":\"nobody\",\"arguments\":{}}"));

        assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32602);
    }

    @WithEveryClient
    void asksTheUser(TestClient client) {
        assertThat(client.toolText("test_elicitation", "{\"message\":\"Who?\"}"))
                .contains("action=accept", "ana");
        assertThat(client.toolText("open_page", "{}")).contains("action=accept");
    }

    @WithEveryClient
    void asksTheModelAndForRoots(TestClient client) {
        assertThat(client.toolText("test_sampling", "{\"prompt\":\"Where?\"}")).isEqualTo("LLM response: Paris");
        assertThat(client.toolText("test_roots", "{}")).contains("file:///work");
    }

    @WithEveryClient
    void asksInSeveralRounds(TestClient client) {
        assertThat(client.toolText("test_input_required_result_multi_round", "{}"))
                .isEqualTo("Ana likes green");
        assertThat(client.toolText("test_input_required_result_multiple_inputs", "{}"))
                .isEqualTo("Paris Ana, 1 roots");
        assertThat(client.toolText("test_input_required_result_request_state", "{}"))
                .isEqualTo("state-ok");
    }

    @WithEveryClient
    void reportsProgressUnderTheClientsToken(TestClient client) {
        client.result(
                "tools/call",
                "{\"name\":\"test_tool_with_progress\",\"arguments\":{},\"_meta\":{\"progressToken\":\"odd \\u00e9\"}}");

        assertThat(client.notifications())
                .filteredOn(note -> note.path("method").asText().equals("notifications/progress"))
                .extracting(note -> note.path("params").path("progressToken").asText())
                .containsOnly("odd \u00e9")
                .hasSize(3);
    }

    @WithEveryClient
    void logsWhileItWorks(TestClient client) {
        client.callTool("test_tool_with_logging", "{}");

        assertThat(client.notifications())
                .filteredOn(note -> note.path("method").asText().equals("notifications/message"))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @WithEveryClient
    void readsResourcesAndPrompts(TestClient client) {
        assertThat(client.result("resources/read", "{\"uri\":\"test://template/7/data\"}"))
                .contains("Data for ID: 7");
        assertThat(client.result("resources/read", "{\"uri\":\"test://guarded\"}"))
                .contains("sesame");
        assertThat(client.result(
                        "prompts/get",
                        "{\"name\":\"test_prompt_with_arguments\",\"arguments\":{\"arg1\":\"a\",\"arg2\":\"b\"}}"))
                .contains("arg1='a', arg2='b'");
        assertThat(client.result(
                        "completion/complete",
                        "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"test_prompt_with_arguments\"},"
                                + "\"argument\":{\"name\":\"arg1\",\"value\":\"par\"}}"))
                .contains("paris", "party");
    }

    @WithEveryClient
    void answersABigText(TestClient client) {
        assertThat(client.toolText("big_result", "{\"kib\":512}")).hasSize(512 * 1024);
    }
}
