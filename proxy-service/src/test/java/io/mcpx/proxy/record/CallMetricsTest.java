// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.record.CallRecord.ModelLabel;
import io.mcpx.proxy.record.CallRecord.Outcome;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallMetricsTest {

    private final MeasuredCalls measured = new MeasuredCalls(FakeMetricsConfig.WIDE);

    @Test
    void countsEveryOutcomeByServerEndpointAndAgent() {
        count(Calls.tool("files", "read", Outcome.OK, 0));
        count(Calls.tool("files", "read", Outcome.OK, 0));
        count(Calls.tool("files", "read", Outcome.DENIED, -32602));

        assertThat(measured.scrape("mcpx_calls_total"))
                .containsExactlyInAnyOrder(
                        "mcpx_calls_total{agent=\"ci-bot\",endpoint=\"/mcp\",method=\"tools/call\",outcome=\"ok\",server=\"files\",} 2.0",
                        "mcpx_calls_total{agent=\"ci-bot\",endpoint=\"/mcp\",method=\"tools/call\",outcome=\"denied\",server=\"files\",} 1.0");
    }

    @Test
    void namesDurationsAsTheOpenTelemetryConventionsDo() {
        count(Calls.tool("files", "read", Outcome.TOOL_ERROR, 0));

        assertThat(measured.scrape("mcp_server_operation_duration_seconds_bucket"))
                .hasSize(15)
                .allMatch(line -> line.contains("gen_ai_tool_name=\"read\""))
                .allMatch(line -> line.contains("error_type=\"tool_error\""))
                .allMatch(line -> line.contains("mcp_protocol_version=\"2025-11-25\""))
                .anyMatch(line -> line.contains("le=\"0.01\",} 1.0"))
                .anyMatch(line -> line.contains("le=\"300.0\",} 1.0"));
    }

    @Test
    void keepsLunarsHistogramWithItsBucketsAndLabelsAndTheServer() {
        count(Calls.call(
                "tools/call", "ci-bot", "tag-1", "files", "read", Outcome.OK, 0, new ModelLabel("acme", "large-1")));

        assertThat(measured.scrape("tool_call_duration_ms_bucket"))
                .hasSize(16)
                .contains(
                        "tool_call_duration_ms_bucket{tool_name=\"read\",error=\"false\",agent=\"tag-1\",llm=\"acme\","
                                + "model=\"large-1\",user_name=\"ci-bot\",server=\"files\",le=\"0.0\",} 0.0")
                .anyMatch(line -> line.endsWith("le=\"5.0\",} 0.0"))
                .anyMatch(line -> line.endsWith("le=\"10.0\",} 1.0"));
    }

    @Test
    void callsAnAgentAsLunarDoesWhenItGaveNoTag() {
        count(Calls.call("tools/call", "anonymous", null, "files", "read", Outcome.OK, 0, null));

        assertThat(measured.scrape("tool_call_duration_ms_count"))
                .singleElement()
                .asString()
                .contains("agent=\"cursor\"", "user_name=\"\"");
    }

    @Test
    void countsOnlyToolCallsInLunarsHistogram() {
        count(Calls.call("tools/list", "ci-bot", null, null, null, Outcome.OK, 0, null));

        assertThat(measured.scrape("tool_call_duration_ms_count")).isEmpty();
    }

    @Test
    void doesNotTakeInventedNamesIntoLabels() {
        count(Calls.tool(null, "no-such-tool", Outcome.INVALID, -32602));
        count(Calls.call("no/such/method", "ci-bot", null, null, null, Outcome.INVALID, -32601, null));

        assertThat(measured.scrape("")).noneMatch(line -> line.contains("no-such-tool") || line.contains("no/such"));
        assertThat(measured.scrape("mcpx_calls_total")).anyMatch(line -> line.contains("method=\"other\""));
    }

    @Test
    void doesNotLabelByResourceUri() {
        count(Calls.call("resources/read", "ci-bot", null, "files", "file:///secret", Outcome.OK, 0, null));

        assertThat(measured.scrape("")).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void countsValuesBeyondTheBoundAsOther() {
        var bounded = new MeasuredCalls(new FakeMetricsConfig(2, 2, 5000));

        IntStream.range(0, 10)
                .mapToObj(i -> Calls.tool("files", "tool-" + i, Outcome.OK, 0))
                .forEach(bounded.metrics()::count);

        assertThat(bounded.scrape("tool_call_duration_ms_count"))
                .hasSize(3)
                .anyMatch(line -> line.contains("tool_name=\"other\"") && line.endsWith(" 8.0"));
    }

    @Test
    void countsCombinationsBeyondTheBoundTogether() {
        var bounded = new MeasuredCalls(new FakeMetricsConfig(500, 500, 3));

        IntStream.range(0, 10)
                .mapToObj(i -> Calls.tool("files", "tool-" + i, Outcome.OK, 0))
                .forEach(bounded.metrics()::count);

        assertThat(bounded.scrape("tool_call_duration_ms_count"))
                .hasSize(4)
                .anyMatch(line -> line.contains("tool_name=\"other\"") && line.endsWith(" 7.0"));
    }

    @Test
    void tellsHowManyRequestsAreUnderWay() {
        measured.metrics().begin();
        measured.metrics().begin();
        measured.metrics().end();

        assertThat(measured.scrape("mcpx_calls_active")).containsExactly("mcpx_calls_active 1.0");
    }

    @Test
    void countsWhatCallsDoAtServers() {
        measured.metrics().countUpstream("files", "tools/call", Outcome.UPSTREAM_FAILED, -32603, Duration.ofSeconds(3));

        assertThat(measured.scrape("mcp_client_operation_duration_seconds_count"))
                .containsExactly("mcp_client_operation_duration_seconds_count{error_type=\"-32603\","
                        + "mcp_method_name=\"tools/call\",mcpx_server=\"files\",} 1.0");
    }

    @Test
    void countsSessionsWithServersByServerAndRevision() {
        measured.metrics().countUpstreamSession("wiki", Revision.V2025_11_25, Duration.ofSeconds(3));

        assertThat(measured.scrape("mcp_client_session_duration_seconds_sum"))
                .containsExactly("mcp_client_session_duration_seconds_sum{mcp_protocol_version=\"2025-11-25\","
                        + "mcpx_server=\"wiki\",} 3.0");
    }

    @Test
    void countsSessionsByTheirRevision() {
        measured.metrics().countSession(Revision.V2025_06_18, Duration.ofMinutes(2));

        assertThat(measured.scrape("mcp_server_session_duration_seconds_sum"))
                .containsExactly("mcp_server_session_duration_seconds_sum{mcp_protocol_version=\"2025-06-18\",} 120.0");
    }

    @Test
    void bindsTheCodesThatServersMayInvent() {
        count(Calls.tool("files", "read", Outcome.SERVER_ERROR, 4711));

        assertThat(measured.scrape("mcp_server_operation_duration_seconds_count"))
                .singleElement()
                .asString()
                .contains("error_type=\"_OTHER\"");
    }

    private void count(CallRecord call) {
        measured.metrics().count(call);
    }
}
