// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ServerSpec.Retry;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.link.Broken;
import io.mcpx.proxy.upstream.link.Broken.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondChanceTest {

    private static Broken broken(Stage stage, Kind kind) {
        return Broken.of(stage, kind, "test");
    }

    private static UpstreamRequest request(boolean repeatable) {
        return new UpstreamRequest("tools/call", Running.object("{}"), Running.client("one"), null, repeatable);
    }

    @ParameterizedTest
    @CsvSource({
        "NEVER, UNSENT, false, true",
        "NEVER, UNANSWERED, true, false",
        "ANNOTATED, UNANSWERED, true, true",
        "ANNOTATED, UNANSWERED, false, false",
        "ANNOTATED, ANSWERING, true, false",
        "ALWAYS, UNANSWERED, false, true",
        "ALWAYS, ANSWERING, true, false"
    })
    void sendsAgainWhatMayBeSentAgain(Retry retry, Stage stage, boolean repeatable, boolean again) {
        var chance = new SecondChance(retry);

        assertThat(chance.afterLoss(broken(stage, Kind.UNAVAILABLE), request(repeatable)))
                .isEqualTo(again);
    }

    @Test
    void sendsNothingAgainTwice() {
        var chance = new SecondChance(Retry.ALWAYS);

        assertThat(chance.afterLoss(broken(Stage.UNANSWERED, Kind.UNAVAILABLE), request(true)))
                .isTrue();
        assertThat(chance.afterLoss(broken(Stage.UNANSWERED, Kind.UNAVAILABLE), request(true)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"TIMEOUT", "PROTOCOL", "TOO_LARGE", "UNAUTHORIZED", "OVERLOADED"})
    void sendsNothingAgainThatFailedForAnotherReasonThanALoss(Kind kind) {
        var chance = new SecondChance(Retry.ALWAYS);

        assertThat(chance.afterLoss(broken(Stage.UNANSWERED, kind), request(true)))
                .isFalse();
    }

    @Test
    void opensANewSessionOnce() {
        var chance = new SecondChance(Retry.NEVER);

        assertThat(chance.inNewSession(broken(Stage.SESSION_GONE, Kind.PROTOCOL)))
                .isTrue();
        assertThat(chance.inNewSession(broken(Stage.SESSION_GONE, Kind.PROTOCOL)))
                .isFalse();
    }
}
