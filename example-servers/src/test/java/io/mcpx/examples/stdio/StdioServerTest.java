// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.stdio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.examples.Era;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.client.LegacyHttpClient;
import io.mcpx.examples.client.ModernRequest;
import io.mcpx.examples.fault.Fault;
import io.mcpx.examples.fault.FaultPlan;
import io.mcpx.examples.fault.StdioFaults;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class StdioServerTest {

    private static final String INITIALIZE = LegacyHttpClient.initialize("2025-11-25", "{}");
    private static final String CALL = """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"test_simple_text"}}""";

    @Test
    void answersWhatCameBeforeTheInputEnded() {
        assertThat(serve(Era.LEGACY, INITIALIZE, CALL))
                .hasSize(2)
                .last()
                .asString()
                .contains("simple text response");
    }

    @Test
    void wantsTheHandshakeFirst() {
        assertThat(serve(Era.LEGACY, CALL)).singleElement().asString().contains("-32600");
    }

    @Test
    void writesEachMessageOnOneLine() {
        var lines = serve(Era.LEGACY, INITIALIZE, CALL.replace("test_simple_text", "odd_lines"));

        assertThat(lines).hasSize(2).last().asString().contains("many lines");
    }

    @Test
    void goesOnAfterALineThatIsNotJson() {
        assertThat(serve(Era.LEGACY, "oops", "", INITIALIZE))
                .hasSize(2)
                .first()
                .asString()
                .contains("-32700");
    }

    @Test
    void speaksBothErasInOneProcess() {
        var discover = ModernRequest.of(8, "server/discover", "{}").body();

        assertThat(serve(Era.DUAL, discover, INITIALIZE, CALL)).hasSize(3);
    }

    @Test
    void tellsALegacyClientWhatIsSpokenHere() {
        assertThat(serve(Era.MODERN, INITIALIZE)).singleElement().asString().contains("-32022", "2026-07-28");
    }

    @Test
    void doesNotKnowDiscoveryAsALegacyServer() {
        assertThat(serve(
                        Era.LEGACY, ModernRequest.of(8, "server/discover", "{}").body()))
                .singleElement()
                .asString()
                .contains("\"error\"");
    }

    @Test
    void cancelsAListenRequest() {
        var listen = ModernRequest.of(8, "subscriptions/listen", "{\"notifications\":{}}")
                .body();
        var cancel = """
                {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":8}}""";

        assertThat(serve(Era.MODERN, listen, cancel)).singleElement().asString().contains("acknowledged");
    }

    @Test
    void endsAListenRequestWhenTheInputEnds() {
        var listen = ModernRequest.of(8, "subscriptions/listen", "{\"notifications\":{}}")
                .body();

        assertThat(serve(Era.MODERN, listen)).hasSize(2).last().asString().contains("\"id\":8", "\"result\"");
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_ID, 2, 987654321",
        "NOT_JSON, 3, oops",
        "BANNER, 6, handling tools/call",
        "WRONG_TOKEN, 3, nobody's",
        "TWO_ANSWERS, 3, from a faulty server"
    })
    void misbehavesOnRequest(Fault fault, int lines, String part) {
        var out = new ByteArrayOutputStream();
        var faults = new StdioFaults(FaultPlan.of(fault), out);
        faults.begin();
        serve(Era.LEGACY, out, faults, INITIALIZE, CALL);

        assertThat(out.toString(UTF_8)).contains(part).hasLineCount(lines);
    }

    @Test
    void answersWhatWasCancelled() {
        var out = new ByteArrayOutputStream();
        var cancel = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}";
        var faults = new StdioFaults(FaultPlan.of(Fault.LATE), out);
        serve(Era.LEGACY, out, faults, INITIALIZE, CALL, cancel);

        assertThat(out.toString(UTF_8)).contains("from a faulty server").hasLineCount(2);
    }

    @Test
    void recordsWhatArrives(@TempDir Path folder) {
        var file = folder.resolve("lines");
        serve(Era.LEGACY, new ByteArrayOutputStream(), new RecordedLines(file, LineInterceptor.NONE), INITIALIZE, CALL);

        assertThat(file).hasContent(INITIALIZE + "\n" + CALL + "\n");
    }

    private static List<String> serve(Era era, String... lines) {
        var out = new ByteArrayOutputStream();
        serve(era, out, LineInterceptor.NONE, lines);
        return out.toString(UTF_8).lines().toList();
    }

    private static void serve(Era era, ByteArrayOutputStream out, LineInterceptor interceptor, String... lines) {
        var in = new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(UTF_8));
        new StdioServer(ServerOptions.of(era), out, interceptor).run(in);
    }
}
