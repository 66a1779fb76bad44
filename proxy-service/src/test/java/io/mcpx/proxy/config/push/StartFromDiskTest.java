// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static io.mcpx.contracts.config.v1.InstanceMessage.MessageCase.ACK;
import static io.mcpx.contracts.config.v1.InstanceMessage.MessageCase.HELLO;
import static io.mcpx.contracts.config.v1.InstanceMessage.MessageCase.NACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.contracts.config.v1.Delta;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last good snapshot, while the control plane is away. */
class StartFromDiskTest {

    private final Vertx vertx = Vertx.vertx();
    private final FakeControlPlane plane = FakeControlPlane.started(vertx);
    private final List<Push> started = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("snapshot");
    }

    @AfterEach
    void stop() {
        started.forEach(Push::close);
        var closed = vertx.close();
        await().until(closed::isComplete);
    }

    @Test
    void servesTheLastGoodOneWithoutTheControlPlane() {
        keep().close();
        plane.stop();

        var push = start();

        assertThat(push.snapshots().isSet()).isTrue();
        assertThat(servers(push)).containsExactly("one", "two");
        assertThat(push.status().isConnected()).isFalse();
    }

    @Test
    void goesOnFromItWhenTheControlPlaneIsBack() {
        keep().close();
        var port = plane.port();
        plane.stop();
        var push = start();
        push.start();
        var next = new FakeControlPlane(vertx, new HttpServerOptions());
        next.start(port);

        var hello = next.await(1, HELLO).getHello();
        assertThat(hello.getVersion()).isEqualTo(Pushed.version(Pushed.ONE, Pushed.TWO));
        assertThat(hello.getKnownList()).hasSize(2);
        next.send(Delta.newBuilder()
                .setVersion(Pushed.version(Pushed.ONE))
                .addRemoved(Pushed.key(Pushed.TWO))
                .build());
        next.await(1, ACK);
        assertThat(servers(push)).containsExactly("one");
    }

    @Test
    void keepsTheLatestThatWasGood() {
        var push = keep();
        plane.send(Pushed.full(Pushed.TWO));
        plane.await(2, ACK);
        plane.send(Delta.newBuilder()
                .setVersion("c".repeat(64))
                .addUpserts(Pushed.WRONG)
                .build());
        plane.await(1, NACK);

        await().untilAsserted(() -> assertThat(servers(start())).containsExactly("two"));
        assertThat(push.status().trouble()).isEmpty();
    }

    @Test
    void waitsForTheControlPlaneWhenTheFileWasChanged() throws IOException {
        keep().close();
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        var push = start();

        assertThat(push.snapshots().isSet()).isFalse();
        push.start();
        plane.await(2, HELLO);
        plane.send(Pushed.full(Pushed.TWO));
        plane.await(2, ACK);
        await().untilAsserted(() -> assertThat(push.status().trouble()).isEmpty());
        assertThat(servers(start())).containsExactly("two");
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        Files.writeString(file, "not a snapshot at all, but long enough to look like one");

        var push = start();
        push.start();
        plane.await(1, HELLO);
        plane.send(Delta.newBuilder()
                .setVersion("c".repeat(64))
                .addUpserts(Pushed.WRONG)
                .build());
        plane.await(1, NACK);

        assertThat(push.status().trouble().orElse(""))
                .isEqualTo("the snapshot on disk is not used: it is no snapshot, or was cut off");
    }

    @Test
    void writesNoSecretInClear() throws IOException {
        var push = start();
        push.start();
        var secret = Pushed.resource(
                io.mcpx.contracts.config.v1.Kind.KIND_SERVER, "one", "{\"url\":\"http://127.0.0.1:1/planted-secret\"}");
        plane.send(Pushed.full(secret));
        plane.await(1, ACK);

        await().untilAsserted(() -> assertThat(file).exists());
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("planted-secret");
    }

    /** One that was served and kept. */
    private Push keep() {
        var push = start();
        push.start();
        plane.send(Pushed.full(Pushed.ONE, Pushed.TWO));
        plane.await(1, ACK);
        await().untilAsserted(() -> assertThat(file).exists());
        return push;
    }

    private Push start() {
        var push = new Push(
                vertx,
                Settings.of(plane)
                        .with("mcpx.control.snapshot-file", file)
                        .with("mcpx.control.snapshot-key", Settings.KEY)
                        .checked(),
                InstantSource.system());
        started.add(push);
        return push;
    }

    private static List<String> servers(Push push) {
        return push.snapshots().current().snapshot().servers().keySet().stream()
                .map(name -> name.value())
                .sorted()
                .toList();
    }
}
