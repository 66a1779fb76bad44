// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.MalformedJson;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.record.Calls;
import io.mcpx.proxy.record.FakeMetricsConfig;
import io.mcpx.proxy.record.MeasuredCalls;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallSpansTest {

    private static final String MESSAGE_TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String HEADER_TRACE = "11111111111111111111111111111111";
    private static final String IN_MESSAGE = "00-" + MESSAGE_TRACE + "-b7ad6b7169203331-01";
    private static final String IN_HEADER = "00-" + HEADER_TRACE + "-2222222222222222-01";
    private static final String PARAMS_WITH_TRACE = "{\"name\":\"read\",\"_meta\":{\"traceparent\":\"" + IN_MESSAGE
            + "\",\"tracestate\":\"vendor=1\",\"x\":1.50}}";

    private final MeasuredCalls measured = new MeasuredCalls(FakeMetricsConfig.WIDE);
    private final RecordedSpans recorded = new RecordedSpans();
    private final CallSpans on = new CallSpans(measured.metrics(), recorded.telemetry(), config(false, Set.of()));
    private final CallSpans off = new CallSpans(measured.metrics(), OpenTelemetry.noop(), config(true, Set.of()));

    @Test
    void continuesTheTraceOfTheMessageAndLinksThatOfTheHttpRequest() {
        run(on, PARAMS_WITH_TRACE, IN_HEADER);

        var span = recorded.only(SpanKind.SERVER);
        assertThat(span.getTraceId()).isEqualTo(MESSAGE_TRACE);
        assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(span.getLinks())
                .singleElement()
                .satisfies(
                        link -> assertThat(link.getSpanContext().getTraceId()).isEqualTo(HEADER_TRACE));
    }

    @Test
    void continuesTheTraceOfTheHttpRequestWhenTheMessageHasNone() {
        run(on, "{\"name\":\"read\"}", IN_HEADER);

        assertThat(recorded.only(SpanKind.SERVER).getTraceId()).isEqualTo(HEADER_TRACE);
    }

    @Test
    void beginsATraceWhenWhatCameIsMalformed() {
        run(on, "{\"name\":\"read\",\"_meta\":{\"traceparent\":\"00-nonsense\"}}", "nonsense");

        assertThat(recorded.only(SpanKind.SERVER).getParentSpanContext().isValid())
                .isFalse();
    }

    @Test
    void givesTheServerTheClientSpanInPlaceOfWhatTheClientSent() {
        var sent = run(on, PARAMS_WITH_TRACE, null);

        var client = recorded.only(SpanKind.CLIENT);
        var traceparent = "00-" + MESSAGE_TRACE + "-" + client.getSpanId() + "-01";
        assertThat(sent.slice().text()).isEqualTo(PARAMS_WITH_TRACE.replace(IN_MESSAGE, traceparent));
        assertThat(client.getParentSpanId())
                .isEqualTo(recorded.only(SpanKind.SERVER).getSpanId());
    }

    @Test
    void describesTheCallByTheConventions() {
        run(on, "{\"name\":\"read\"}", null);

        var server = recorded.only(SpanKind.SERVER);
        assertThat(server.getName()).isEqualTo("tools/call files__read");
        assertThat(text(server.getAttributes().asMap(), "gen_ai.tool.name")).isEqualTo("files__read");
        assertThat(text(server.getAttributes().asMap(), "gen_ai.operation.name"))
                .isEqualTo("execute_tool");
        assertThat(text(server.getAttributes().asMap(), "error.type")).isEqualTo("tool_error");
        var client = recorded.only(SpanKind.CLIENT);
        assertThat(client.getName()).isEqualTo("tools/call read");
        assertThat(text(client.getAttributes().asMap(), "server.address")).isEqualTo("files.example");
        assertThat(text(client.getAttributes().asMap(), "server.port")).isEqualTo("443");
        assertThat(text(client.getAttributes().asMap(), "rpc.response.status_code"))
                .isEqualTo("-32602");
    }

    @Test
    void leavesTheClientsTraceContextAloneWhenOff() {
        var params = object(PARAMS_WITH_TRACE);

        assertThat(span(off, params, IN_HEADER).upstream(target()).carriedBy(params))
                .isSameAs(params);
    }

    @Test
    void movesTheTraceContextOfTheHttpRequestIntoTheMessageWhenOff() {
        assertThat(run(off, "{\"name\":\"read\"}", IN_HEADER).slice().text())
                .isEqualTo("{\"name\":\"read\",\"_meta\":{\"traceparent\":\"" + IN_HEADER + "\"}}");
        assertThat(run(off, "{\"_meta\":{\"a\":1}}", IN_HEADER).slice().text())
                .isEqualTo("{\"_meta\":{\"a\":1,\"traceparent\":\"" + IN_HEADER + "\"}}");
    }

    @Test
    void changesNothingWhenOffAndWithoutTraceContext() {
        var params = object("{\"name\":\"read\"}");

        assertThat(span(off, params, "nonsense").upstream(target()).carriedBy(params))
                .isSameAs(params);
    }

    @Test
    void keepsBaggageFromServersButForListedKeys() {
        var listed = new CallSpans(measured.metrics(), OpenTelemetry.noop(), config(true, Set.of("tenant")));
        var params = "{\"_meta\":{\"baggage\":\"tenant=a, user=b\"}}";

        assertThat(run(off, params, null).slice().text()).isEqualTo("{\"_meta\":{}}");
        assertThat(run(listed, params, null).slice().text()).isEqualTo("{\"_meta\":{\"baggage\":\"tenant=a\"}}");
    }

    @Test
    void knowsTheTraceForTheRecordEvenWhenOff() {
        assertThat(span(off, object(PARAMS_WITH_TRACE), null).traceId()).isEqualTo(MESSAGE_TRACE);
        assertThat(span(off, object("{}"), IN_HEADER).traceId()).isEqualTo(HEADER_TRACE);
        assertThat(span(off, object("{}"), null).traceId()).isNull();
    }

    @Test
    void countsCallsWhileTheyRun() {
        var span = span(off, object("{}"), null);
        assertThat(measured.scrape("mcpx_calls_active")).containsExactly("mcpx_calls_active 1.0");

        span.end(Calls.tool("files", "files__read", Outcome.OK, 0));

        assertThat(measured.scrape("mcpx_calls_active")).containsExactly("mcpx_calls_active 0.0");
    }

    private static JsonObject run(CallSpans spans, String params, @Nullable String header) {
        var span = span(spans, object(params), header);
        var upstream = span.upstream(target());
        var sent = upstream.carriedBy(object(params));
        upstream.end(Outcome.SERVER_ERROR, -32602);
        span.end(Calls.tool("files", "files__read", Outcome.TOOL_ERROR, 0));
        return sent;
    }

    private static CallSpan span(CallSpans spans, JsonObject params, @Nullable String header) {
        return spans.start(new CallOrigin(
                "tools/call", Revision.V2025_11_25, "/mcp", RequestId.of(1), params, "session-1", header));
    }

    private static UpstreamTarget target() {
        var transport = new ServerTransport.Http(URI.create("https://files.example/mcp"), Map.of());
        var server = new ServerSpec(
                new ServerName("files"),
                "files",
                transport,
                ServerSpec.EraPin.AUTO,
                ServerSpec.Deadlines.DEFAULT,
                ServerSpec.Limits.DEFAULT,
                ServerSpec.Retry.NEVER,
                ServerSpec.Sessions.AUTO,
                ServerSpec.Egress.PUBLIC,
                true,
                Set.of(),
                Map.of());
        return new UpstreamTarget(server, "tools/call", "read");
    }

    private static TraceConfig config(boolean disabled, Set<String> baggageKeys) {
        return new TraceConfig() {
            @Override
            public boolean disabled() {
                return disabled;
            }

            @Override
            public Optional<Set<String>> baggageKeys() {
                return Optional.of(baggageKeys);
            }
        };
    }

    private static JsonObject object(String json) {
        try {
            return Slice.of(json).asObject();
        } catch (MalformedJson e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Map<AttributeKey<?>, Object> attributes, String key) {
        return attributes.entrySet().stream()
                .filter(entry -> entry.getKey().getKey().equals(key))
                .map(entry -> entry.getValue().toString())
                .findFirst()
                .orElseThrow();
    }
}
