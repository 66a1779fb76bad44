// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static io.mcpx.contracts.config.v1.InstanceMessage.MessageCase.ACK;
import static io.mcpx.contracts.config.v1.InstanceMessage.MessageCase.HELLO;
import static io.mcpx.contracts.config.v1.InstanceMessage.MessageCase.NACK;
import static io.mcpx.contracts.config.v1.InstanceMessage.MessageCase.STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Duration;
import io.mcpx.contracts.config.v1.ControlMessage;
import io.mcpx.contracts.config.v1.Delta;
import io.mcpx.contracts.config.v1.Retry;
import io.mcpx.proxy.config.Snapshots;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.grpc.common.GrpcStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica and a control plane, over real gRPC. */
class PushTest {

    private final Vertx vertx = Vertx.vertx();
    private final FakeControlPlane plane = FakeControlPlane.started(vertx);
    private final List<Push> started = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        started.forEach(Push::close);
        var closed = vertx.close();
        await().until(closed::isComplete);
    }

    @Test
    void saysWhoItIsAndThatItHasNothingYet() {
        start(Settings.of(plane));

        var hello = plane.await(1, HELLO).getHello();

        assertThat(hello.getReplica()).isEqualTo("replica-1");
        assertThat(hello.getFormatsList()).containsExactly(1);
        assertThat(hello.getKnownList()).isEmpty();
        assertThat(hello.getVersion()).isEmpty();
    }

    @Test
    void putsAFullConfigurationInForceAndSaysSo() {
        var push = start(Settings.of(plane));

        plane.send(Pushed.full(Pushed.ONE));

        assertThat(plane.await(1, ACK).getAck().getVersion()).isEqualTo(Pushed.version(Pushed.ONE));
        assertThat(servers(push)).containsExactly("one");
        assertThat(push.snapshots().isSet()).isTrue();
        assertThat(push.status().isConnected()).isTrue();
    }

    @Test
    void preparesWhatComesBeforeItIsInForce() {
        var push = start(Settings.of(plane));
        var seen = new CopyOnWriteArrayList<String>();
        push.snapshots().beforeSwap(next -> seen.add(servers(next) + " while " + servers(push)));
        push.snapshots().onSwap(now -> seen.add(servers(now) + " and " + servers(push)));

        plane.send(Pushed.full(Pushed.ONE));
        plane.await(1, ACK);

        assertThat(seen).containsExactly("[one] while []", "[one] and [one]");
    }

    @Test
    void appliesAChangeToWhatItHas() {
        var push = start(Settings.of(plane));
        plane.send(Pushed.full(Pushed.ONE));

        plane.send(Delta.newBuilder()
                .setVersion(Pushed.version(Pushed.TWO))
                .addUpserts(Pushed.TWO)
                .addRemoved(Pushed.key(Pushed.ONE))
                .build());

        assertThat(plane.await(2, ACK).getAck().getVersion()).isEqualTo(Pushed.version(Pushed.TWO));
        assertThat(servers(push)).containsExactly("two");
    }

    @Test
    void appliesPartsAsOne() {
        var push = start(Settings.of(plane));
        var versions = new CopyOnWriteArrayList<String>();
        push.snapshots().onSwap(inForce -> versions.add(inForce.snapshot().version()));
        var whole = Pushed.version(Pushed.ONE, Pushed.TWO);

        plane.send(part(whole, true).addUpserts(Pushed.ONE).build());
        plane.send(part(whole, false).addUpserts(Pushed.TWO).build());

        plane.await(1, ACK);
        assertThat(versions).containsExactly(whole);
        assertThat(servers(push)).containsExactly("one", "two");
    }

    @Test
    void aPartOfAnotherVersionReplacesWhatWasGathered() {
        var push = start(Settings.of(plane));

        plane.send(part(Pushed.version(Pushed.ONE, Pushed.TWO), true)
                .addUpserts(Pushed.ONE)
                .build());
        plane.send(Pushed.full(Pushed.TWO));

        assertThat(plane.await(1, ACK).getAck().getVersion()).isEqualTo(Pushed.version(Pushed.TWO));
        assertThat(servers(push)).containsExactly("two");
    }

    @Test
    void resumesByWhatItKnows() {
        start(Settings.of(plane));
        plane.send(Pushed.full(Pushed.ONE, Pushed.TWO));
        plane.await(1, ACK);

        plane.hangUp();

        var hello = plane.await(2, HELLO).getHello();
        assertThat(hello.getVersion()).isEqualTo(Pushed.version(Pushed.ONE, Pushed.TWO));
        assertThat(hello.getKnownList())
                .extracting(known -> Map.entry(known.getName(), known.getHash()))
                .containsExactlyInAnyOrder(
                        Map.entry("one", Pushed.ONE.getHash()), Map.entry("two", Pushed.TWO.getHash()));
    }

    @Test
    void connectsAgainAfterTheControlPlaneDied() {
        var push = start(Settings.of(plane));
        plane.send(Pushed.full(Pushed.ONE));
        plane.await(1, ACK);
        var port = plane.port();

        plane.stop();
        await().until(() -> !push.status().isConnected());
        assertThat(servers(push)).containsExactly("one");
        var next = new FakeControlPlane(vertx, new HttpServerOptions());
        next.start(port);

        next.await(1, HELLO);
        next.send(Pushed.full(Pushed.TWO));
        next.await(1, ACK);
        assertThat(servers(push)).containsExactly("two");
    }

    @Test
    void comesBackWhenItIsAskedToWait() {
        var push = start(Settings.of(plane));
        plane.await(1, HELLO);

        plane.send(ControlMessage.newBuilder()
                .setRetry(Retry.newBuilder()
                        .setAfter(Duration.newBuilder().setNanos(50_000_000))
                        .setReason("moving"))
                .build());

        await().untilAsserted(
                        () -> assertThat(push.status().trouble().orElse("")).contains("moving"));
        plane.await(2, HELLO);
    }

    @Test
    void saysWhyItIsRefused() {
        plane.refuse(GrpcStatus.UNAUTHENTICATED);

        var push = start(Settings.of(plane));

        await().untilAsserted(() ->
                assertThat(push.status().trouble().orElse("")).contains("UNAUTHENTICATED", "who are you??really"));
        assertThat(push.status().isConnected()).isFalse();
        assertThat(push.snapshots().isSet()).isFalse();
    }

    @Test
    void refusesWhatMakesNoConfigurationAndGoesOn() {
        var push = start(Settings.of(plane));
        plane.send(Pushed.full(Pushed.ONE));
        plane.await(1, ACK);

        plane.send(Delta.newBuilder()
                .setVersion("f".repeat(64))
                .addUpserts(Pushed.WRONG)
                .build());

        var nack = plane.await(1, NACK).getNack();
        assertThat(nack.getVersion()).isEqualTo("f".repeat(64));
        assertThat(nack.getVersionInForce()).isEqualTo(Pushed.version(Pushed.ONE));
        assertThat(nack.getProblemsList())
                .anySatisfy(problem -> assertThat(problem).contains("timeot"));
        assertThat(servers(push)).containsExactly("one");
        assertThat(push.snapshots().lastRefusal()).isPresent();

        plane.send(Pushed.full(Pushed.TWO));
        plane.await(2, ACK);
        assertThat(push.snapshots().lastRefusal()).isEmpty();
    }

    @Test
    void asksForAllOnceWhenAChangeDoesNotMakeTheAnnouncedVersion() {
        start(Settings.of(plane));
        plane.send(Pushed.full(Pushed.ONE));
        plane.await(1, ACK);
        var outOfStep = Delta.newBuilder()
                .setVersion("e".repeat(64))
                .addUpserts(Pushed.TWO)
                .build();

        plane.send(outOfStep);
        assertThat(plane.await(2, HELLO).getHello().getKnownList()).isEmpty();
        plane.send(outOfStep);

        assertThat(plane.await(1, NACK).getNack().getVersion()).isEqualTo("e".repeat(64));
    }

    @Test
    void refusesAFullOneThatDoesNotMakeTheAnnouncedVersion() {
        var push = start(Settings.of(plane));

        plane.send(
                Pushed.full(Pushed.ONE).toBuilder().setVersion("e".repeat(64)).build());

        assertThat(plane.await(1, NACK).getNack().getProblems(0)).contains("expected: " + "e".repeat(64));
        assertThat(push.snapshots().isSet()).isFalse();
    }

    @Test
    void readsNothingMoreWhileItCompiles() throws InterruptedException {
        var push = start(Settings.of(plane));
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        push.snapshots().onSwap(_ -> hold(entered, release));
        plane.send(Pushed.full(Pushed.ONE));
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

        var large = Delta.newBuilder()
                .setVersion("d".repeat(64))
                .setMore(true)
                .addUpserts(Pushed.resource(io.mcpx.contracts.config.v1.Kind.KIND_SERVER, "x", " ".repeat(1 << 20)))
                .build();
        await().atMost(java.time.Duration.ofSeconds(20))
                .during(java.time.Duration.ofMillis(500))
                .until(() -> isPushedBackWith(large));

        assertThat(plane.of(ACK)).isEmpty();
        release.countDown();
        plane.await(1, ACK);
        plane.send(Pushed.full(Pushed.TWO));
        plane.await(2, ACK);
        assertThat(plane.isPushedBack()).isFalse();
    }

    private boolean isPushedBackWith(Delta delta) {
        if (!plane.isPushedBack()) {
            plane.send(delta);
        }
        return plane.isPushedBack();
    }

    private static void hold(CountDownLatch entered, CountDownLatch release) {
        entered.countDown();
        try {
            assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void showsItsToken() throws IOException {
        var file = Files.writeString(folder.resolve("token"), "first\n");
        start(Settings.of(plane).with("mcpx.control.token-file", file));
        plane.await(1, HELLO);

        Files.writeString(file, "second\n");
        plane.hangUp();

        plane.await(2, HELLO);
        assertThat(plane.tokens).containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void doesNotWaitForeverForWhoeverSaysNothing() {
        var silent = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(_ -> {}))
                .listen(0, "127.0.0.1");
        await().until(silent::isComplete);

        var push = start(Settings.of("http://127.0.0.1:" + silent.result().actualPort())
                .with("mcpx.control.connect-timeout", "100ms"));

        await().untilAsserted(() ->
                assertThat(push.status().trouble()).contains("no connection in mcpx.control.connect-timeout"));
    }

    @Test
    void leavesAControlPlaneThatDoesNotAnswerPings() {
        var relay = new FreezingRelay(vertx, plane.port());
        var push = start(Settings.of("http://127.0.0.1:" + relay.port()).with("mcpx.control.keep-alive", "1s"));
        plane.send(Pushed.full(Pushed.ONE));
        plane.await(1, ACK);

        relay.freeze();

        await().untilAsserted(
                        () -> assertThat(push.status().trouble()).contains("no answer from the control plane in PT1S"));
        assertThat(servers(push)).containsExactly("one");
    }

    @Test
    void reportsItsServersOnChangeAndNotTwice() {
        var push = start(Settings.of(plane).with("mcpx.control.report-interval", "1h"));
        plane.send(Pushed.full(Pushed.ONE));
        plane.await(1, ACK);
        var ready = new ReplicaState(
                List.of(new ReplicaState.Server("one", "modern", "ready", Optional.empty(), Optional.empty())), 3, 7);
        var away = new ReplicaState(
                List.of(new ReplicaState.Server("one", "", "away", Optional.of("unreachable"), Optional.empty())),
                3,
                9);

        push.report(ready);
        push.report(new ReplicaState(ready.servers(), 4, 8));
        push.report(away);

        var last = plane.await(2, STATE).getState();
        assertThat(plane.of(STATE)).hasSize(2);
        assertThat(last.getServers(0).getLastError()).isEqualTo("unreachable");
        assertThat(last.getCalls()).isEqualTo(9);
        assertThat(last.getVersion()).isEqualTo(Pushed.version(Pushed.ONE));
    }

    private Push start(Settings settings) {
        var push = new Push(vertx, settings.checked(), InstantSource.system());
        started.add(push);
        push.start();
        return push;
    }

    private static Delta.Builder part(String version, boolean more) {
        return Delta.newBuilder().setVersion(version).setFull(true).setMore(more);
    }

    private static List<String> servers(Push push) {
        return servers(push.snapshots().current());
    }

    private static List<String> servers(Snapshots.InForce inForce) {
        return inForce.snapshot().servers().keySet().stream()
                .map(name -> name.value())
                .sorted()
                .toList();
    }
}
