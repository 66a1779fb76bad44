// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.mcpx.examples.Era;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.client.Events;
import io.mcpx.examples.client.Http;
import io.mcpx.examples.client.ModernHttpClient;
import io.mcpx.examples.client.ModernRequest;
import io.mcpx.examples.client.TestClient;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class FaultyServerTest {

    private static final ModernRequest CALL =
            ModernRequest.of(1, "tools/call", "{\"name\":\"test_simple_text\",\"arguments\":{}}");

    @ParameterizedTest
    @EnumSource
    void isGoodUpToTheFirstCall(Fault fault) {
        try (var server = FaultyServer.start(FaultPlan.of(fault).at("tools/call"), ServerOptions.of(Era.MODERN));
                var client = new ModernHttpClient(server.url())) {
            assertThat(client.result("tools/list", "{}")).contains("test_simple_text");
            assertThat(server.struck()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, 401",
        "FORBIDDEN, 403",
        "TOO_MANY, 429",
        "SERVER_ERROR, 500",
        "UNAVAILABLE, 503",
        "REDIRECT, 307"
    })
    void answersABadStatus(Fault fault, int status) {
        try (var server = FaultyServer.start(fault);
                var client = new ModernHttpClient(server.url())) {
            assertThat(client.send(CALL).statusCode()).isEqualTo(status);
            assertThat(server.struck()).isOne();
            assertThat(server.elsewhere().total()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_ID, 987654321",
        "WRONG_ID_TYPE, '\"id\":\"1\"'",
        "NOT_JSON, oops",
        "NOT_RPC, hello",
        "WEB_PAGE, <html>",
        "DEEP, [[[[[",
        "DUPLICATE_MEMBER, '},\"result\":{'",
        "WRONG_TOKEN, notifications/progress",
        "TWO_ANSWERS, 'event: message'",
        "EMPTY, ''"
    })
    void answersNonsense(Fault fault, String part) {
        try (var server = FaultyServer.start(fault);
                var client = new ModernHttpClient(server.url())) {
            assertThat(Http.body(client.send(CALL))).contains(part);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_JSON", "CUT_STREAM", "HALF_CHUNK", "CUT_LARGE", "RESET"})
    void breaksTheConnection(Fault fault) {
        try (var server = FaultyServer.start(fault);
                var client = new ModernHttpClient(server.url())) {
            assertThatException()
                    .isThrownBy(() -> Http.body(client.send(CALL)))
                    .withRootCauseInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG", "LATE", "DRIP", "DRIP_COMMENTS"})
    void neverComesToAnEnd(Fault fault) {
        try (var server = FaultyServer.start(fault)) {
            var request = Http.with(Http.post(server.url(), CALL.body()), CALL.headers())
                    .timeout(Duration.ofSeconds(30))
                    .build();
            var answer = Http.sendAsync(request).thenApply(Http::body);

            var client = new ModernHttpClient(server.url());
            while (server.struck() == 0) {
                client.result("server/discover", "{}");
            }

            assertThat(answer).isNotDone();
        }
    }

    @Test
    void endsAStreamWithoutTheAnswer() {
        try (var server = FaultyServer.start(Fault.END_STREAM);
                var client = new ModernHttpClient(server.url())) {
            assertThat(Http.body(client.send(CALL))).doesNotContain("data:");
        }
    }

    @Test
    void floodsAndThenAnswers() {
        try (var server = FaultyServer.start(Fault.FLOOD);
                var client = new ModernHttpClient(server.url())) {
            assertThat(Http.body(client.send(CALL)).lines())
                    .filteredOn(line -> line.startsWith("data:"))
                    .hasSize(100_001)
                    .last()
                    .asString()
                    .contains("\"id\":1");
        }
    }

    @Test
    void answersWhatWasCancelled() {
        try (var server = FaultyServer.start(Fault.LATE);
                var client = new ModernHttpClient(server.url())) {
            var call = Http.with(Http.post(server.url(), CALL.body()), CALL.headers())
                    .build();
            var answer = Http.sendAsync(call).thenApply(Http::body);
            while (server.struck() == 0) {
                client.result("server/discover", "{}");
            }
            Http.send(Http.post(server.url(), "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\"}")
                    .build());

            assertThat(answer.join()).contains("from a faulty server");
        }
    }

    @Test
    void answersAGigabyte() throws IOException {
        try (var server = FaultyServer.start(Fault.HUGE);
                var client = new ModernHttpClient(server.url());
                var body = client.send(CALL).body()) {
            assertThat(body.transferTo(OutputStream.nullOutputStream())).isGreaterThan(1_000_000_000);
        }
    }

    @Test
    void listsForEver() {
        try (var server = FaultyServer.start(Fault.ENDLESS_LIST);
                var client = new ModernHttpClient(server.url())) {
            var first = TestClient.read(client.result("tools/list", "{}"));
            var second = TestClient.read(client.result("tools/list", "{\"cursor\":" + first.path("nextCursor") + "}"));

            assertThat(second.path("nextCursor")).isNotEqualTo(first.path("nextCursor"));
        }
    }

    @Test
    void namesAnotherOriginAsItsEndpoint() {
        try (var server = FaultyServer.start(Fault.FOREIGN_ENDPOINT);
                var events =
                        new Events(Http.send(Http.get(server.url()).build()).body())) {
            var port = server.url().replaceAll("\\D+(\\d+)/sse", "$1");

            assertThat(events.require().data()).startsWith("http://").doesNotContain(":" + port + "/");
        }
    }

    @Test
    void strikesAfterGoodCallsIfTold() {
        var plan = FaultPlan.of(Fault.SERVER_ERROR).after(2);
        try (var server = FaultyServer.start(plan, ServerOptions.of(Era.MODERN));
                var client = new ModernHttpClient(server.url())) {
            assertThat(client.send(CALL).statusCode()).isEqualTo(200);
            assertThat(client.send(CALL).statusCode()).isEqualTo(200);
            assertThat(client.send(CALL).statusCode()).isEqualTo(500);
        }
    }
}
