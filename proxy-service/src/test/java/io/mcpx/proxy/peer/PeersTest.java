// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeersTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicLong now = new AtomicLong();
    private final List<InetAddress> addresses = new ArrayList<>();
    private final AtomicInteger lookUps = new AtomicInteger();

    @Test
    void aSingleGatewayHasANameAndNoPeers() {
        var peers = Peers.none();

        assertThat(peers.isAlone()).isTrue();
        assertThat(peers.self()).isEqualTo("local");
        assertThat(peers.preferredFor("session")).isEmpty();
    }

    @Test
    void aReplicaIsNoPeerOfItself() {
        var peers = listed("a:1", "a:1", "b:1");

        assertThat(peers.find("a:1")).isEmpty();
        assertThat(peers.find("b:1")).isPresent();
        assertThat(peers.find("c:1")).isEmpty();
    }

    @Test
    void allReplicasPreferTheSameOneForAKey() {
        var a = listed("a:1", "a:1", "b:1", "c:1");
        var b = listed("b:1", "c:1", "b:1", "a:1");
        var c = listed("c:1", "b:1", "a:1", "c:1");

        for (int i = 0; i < 200; i++) {
            assertThat(first(a, "key" + i)).isEqualTo(first(b, "key" + i)).isEqualTo(first(c, "key" + i));
        }
    }

    @Test
    void keysSpreadOverReplicas() {
        var peers = listed("a:1", "a:1", "b:1", "c:1", "d:1");

        var mine = IntStream.range(0, 4000)
                .filter(i -> first(peers, "key" + i).equals("a:1"))
                .count();

        assertThat(mine).isBetween(800L, 1200L);
    }

    @Test
    void whoCouldNotBeReachedIsLeftInPeaceForAMoment() {
        var peers = listed("a:1", "b:1");
        var b = peers.find("b:1").orElseThrow();

        peers.markDown(b);

        assertThat(peers.isReachable(b)).isFalse();
        now.addAndGet(SECOND.toNanos());
        assertThat(peers.isReachable(b)).isTrue();
    }

    @Test
    void followsTheAddressesOfAName() throws Exception {
        var roster = new NamedPeers(new PeerAddress("replicas", 9), 2, this::resolve, now::get);
        var peers = new Peers(new PeerAddress("10.0.0.1", 9), roster, SECOND, now::get);
        addresses.addAll(List.of(ip("10.0.0.2"), ip("10.0.0.1")));

        peers.refresh();

        assertThat(peers.find("10.0.0.2:9")).isPresent();
        assertThat(peers.find("10.0.0.1:9")).isEmpty();

        addresses.set(0, ip("10.0.0.3"));
        now.addAndGet(SECOND.toNanos());
        peers.refresh();

        assertThat(peers.find("10.0.0.2:9")).isEmpty();
        assertThat(peers.find("10.0.0.3:9")).isPresent();
    }

    @Test
    void keepsTheLastAddressesWhenTheNameCannotBeLookedUp() throws Exception {
        var roster = new NamedPeers(new PeerAddress("replicas", 9), 2, this::resolve, now::get);
        addresses.add(ip("10.0.0.2"));
        roster.refresh();
        addresses.clear();
        now.addAndGet(SECOND.toNanos());

        roster.refresh();

        assertThat(lookUps).hasValue(2);
        assertThat(roster.known()).containsExactly(new PeerAddress("10.0.0.2", 9));
    }

    @Test
    void looksANameUpOnceForAllWhoAsk() {
        var pending = Promise.<List<InetAddress>>promise();
        var roster = new NamedPeers(
                new PeerAddress("replicas", 9),
                2,
                host -> {
                    lookUps.incrementAndGet();
                    return pending.future();
                },
                now::get);

        var first = roster.refresh();
        var second = roster.refresh();
        pending.fail("no such host");
        var third = roster.refresh();

        assertThat(lookUps).hasValue(1);
        assertThat(List.of(first, second, third)).allMatch(Future::succeeded);
    }

    @Test
    void knowsNoMoreReplicasThanItMay() throws Exception {
        var roster = new NamedPeers(new PeerAddress("replicas", 9), 2, this::resolve, now::get);
        addresses.addAll(List.of(ip("10.0.0.2"), ip("10.0.0.3"), ip("10.0.0.4")));

        roster.refresh();

        assertThat(roster.known()).hasSize(2);
    }

    private Future<List<InetAddress>> resolve(String host) {
        lookUps.incrementAndGet();
        return addresses.isEmpty()
                ? Future.failedFuture("unknown host")
                : Future.succeededFuture(List.copyOf(addresses));
    }

    private Peers listed(String self, String... all) {
        var known = List.of(all).stream().map(PeersTest::peer).toList();
        return new Peers(peer(self), new Roster.Listed(known), SECOND, now::get);
    }

    private static String first(Peers peers, String key) {
        var other = peers.preferredFor(key).getFirst();
        return peers.isPreferredTo(other, key) ? peers.self() : other.toString();
    }

    private static PeerAddress peer(String name) {
        return PeerAddress.parse(name, 0).orElseThrow();
    }

    private static InetAddress ip(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
