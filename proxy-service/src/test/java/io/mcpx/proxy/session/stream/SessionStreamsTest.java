// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.session.stream.SessionStreams.Resumption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionStreamsTest {

    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");
    private static final StreamConfig CONFIG = Settings.of(Map.of("mcpx.session.streams.replay-bytes", "1000"));

    private final ReplayBudget total = new ReplayBudget(1500, null);
    private final FakeOutlet client = new FakeOutlet();
    private final FakeOutlet again = new FakeOutlet();

    @Test
    void keepsNoMoreThanTheSessionMay() {
        var streams = streams(Revision.V2025_11_25);
        var stream = streams.openForRequest(client);

        for (int i = 0; i < 20; i++) {
            stream.send(message(100));
        }

        assertThat(streams.kept()).isBetween(700L, 1000L);
    }

    @Test
    void keepsNoMoreThanAllSessionsMay() {
        var first = streams(Revision.V2025_11_25);
        var second = streams(Revision.V2025_11_25);
        var streams = new EventStream[] {first.openForRequest(client), second.openForRequest(again)};

        for (int i = 0; i < 20; i++) {
            streams[i % 2].send(message(100));
        }

        assertThat(total.used()).isLessThanOrEqualTo(1500);
        first.close();
        second.close();
        assertThat(total.used()).isZero();
    }

    @Test
    void sendsWhatIsTooLargeToBeKept() {
        var streams = streams(Revision.V2025_11_25);
        var stream = streams.openForRequest(client);

        stream.send(message(5000));

        assertThat(client.read()).hasSizeGreaterThan(5000);
        assertThat(streams.kept()).isZero();
    }

    @Test
    void movesToTheClientThatResumes() {
        var streams = streams(Revision.V2025_11_25);
        var stream = streams.openForRequest(client);
        stream.send(message(1));

        assertThat(streams.resume("r1.0", again)).isEqualTo(Resumption.RESUMED);

        assertThat(client.ended).isTrue();
        assertThat(again.read()).startsWith("event: message\nid: r1.1\n");
        stream.send(message(2));
        assertThat(again.read()).startsWith("event: message\nid: r1.2\n");
        stream.finish();
        assertThat(again.ended).isTrue();
    }

    @Test
    void ignoresThatAFormerClientIsGone() {
        var streams = streams(Revision.V2025_11_25);
        var stream = streams.openForRequest(client);
        streams.resume("r1.0", again);

        streams.detach(client);
        stream.send(message(1));

        assertThat(again.read()).contains("r1.1");
    }

    @Test
    void doesNotTakeAListeningStreamForARequests() {
        var streams = streams(Revision.V2025_11_25);
        streams.openForRequest(client);

        assertThat(streams.resume("l1.0", again)).isEqualTo(Resumption.RESUMED);

        assertThat(again.read()).startsWith("id: l2.0\n");
    }

    @Test
    void tellsAListenerNothingBeforeItIsReady() {
        var streams = new SessionStreams(Revision.V2025_06_18, CONFIG, clock(), total);
        streams.listen(client);
        streams.deliver(message(3));
        assertThat(client.read()).isEmpty();

        streams.ready();

        assertThat(client.read()).contains("event: message");
    }

    @Test
    void neverHoldsBackForAClientThatIsAway() {
        var streams = streams(Revision.V2025_11_25);
        var stream = streams.openForRequest(client);
        client.full = true;
        assertThat(stream.isFull()).isTrue();

        streams.detach(client);

        assertThat(stream.isFull()).isFalse();
    }

    @Test
    void releasesWhatNobodyCameBackFor() {
        var streams = streams(Revision.V2025_11_25);
        var stream = streams.openForRequest(client);
        streams.detach(client);
        stream.send(message(100));

        streams.sweep(START.plus(CONFIG.replayTimeout()));

        assertThat(streams.kept()).isZero();
        stream.send(message(10));
        stream.finish();
        streams.sweep(START.plus(CONFIG.replayTimeout()));
        assertThat(streams.kept()).isZero();
        assertThat(streams.resume("r1.0", again)).isEqualTo(Resumption.UNKNOWN);
    }

    @Test
    void keepsTheNewestStreamsOnly() {
        var streams = streams(Revision.V2025_11_25);
        for (int i = 0; i < 100; i++) {
            streams.openForRequest(new FakeOutlet()).finish();
        }

        assertThat(streams.resume("r36.0", again)).isEqualTo(Resumption.UNKNOWN);
        assertThat(streams.resume("r37.0", again)).isEqualTo(Resumption.RESUMED);
    }

    private SessionStreams streams(Revision revision) {
        var streams = new SessionStreams(revision, CONFIG, clock(), total);
        streams.ready();
        return streams;
    }

    private static Clock clock() {
        return Clock.fixed(START, ZoneOffset.UTC);
    }

    private static byte[] message(int length) {
        return ("\"" + "x".repeat(length) + "\"").getBytes(UTF_8);
    }
}
