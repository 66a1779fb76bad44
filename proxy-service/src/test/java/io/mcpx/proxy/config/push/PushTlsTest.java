// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static io.mcpx.contracts.config.v1.InstanceMessage.MessageCase.HELLO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who the two sides are, proved by certificates. */
class PushTlsTest {

    private final Vertx vertx = Vertx.vertx();
    private Optional<Push> started = Optional.empty();

    @TempDir
    private Path folder;

    private Certificates control;
    private Certificates instance;
    private FakeControlPlane plane;

    @BeforeEach
    void prepare() {
        control = Certificates.make(folder, "control");
        instance = Certificates.make(folder, "instance");
        plane = new FakeControlPlane(
                vertx,
                new HttpServerOptions()
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setClientAuth(ClientAuth.REQUIRED)
                        .setKeyCertOptions(control.keyOptions())
                        .setTrustOptions(instance.trustOptions()));
        plane.start(0);
    }

    @AfterEach
    void stop() {
        started.ifPresent(Push::close);
        var closed = vertx.close();
        await().until(closed::isComplete);
    }

    @Test
    void provesItselfByItsCertificate() {
        start(settings());

        plane.await(1, HELLO);
        assertThat(((X509Certificate) plane.clients.getFirst())
                        .getSubjectX500Principal()
                        .getName())
                .isEqualTo("CN=instance");
    }

    @Test
    void saysNothingToAControlPlaneItDoesNotTrust() {
        var push = start(settings().with("mcpx.control.tls.trust", instance.certificate()));

        await().untilAsserted(
                        () -> assertThat(push.status().trouble().orElse("")).isNotEqualTo("not connected yet"));
        assertThat(push.status().isConnected()).isFalse();
        assertThat(plane.heard).isEmpty();
    }

    @Test
    void saysNothingToWhoeverHasACertificateForAnotherName() {
        var push = start(Settings.of("https://localhost.localdomain:" + plane.port())
                .with("mcpx.control.tls.trust", control.certificate())
                .with("mcpx.control.tls.certificate", instance.certificate())
                .with("mcpx.control.tls.key", instance.key()));

        await().untilAsserted(
                        () -> assertThat(push.status().trouble().orElse("")).isNotEqualTo("not connected yet"));
        assertThat(plane.heard).isEmpty();
    }

    @Test
    void usesARenewedCertificateForTheNextConnection() throws IOException {
        var stranger = Certificates.make(folder, "stranger");
        var certificate = Files.copy(stranger.certificate(), folder.resolve("tls.crt"));
        var key = Files.copy(stranger.key(), folder.resolve("tls.key"));
        var push = start(
                settings().with("mcpx.control.tls.certificate", certificate).with("mcpx.control.tls.key", key));
        await().untilAsserted(
                        () -> assertThat(push.status().trouble().orElse("")).isNotEqualTo("not connected yet"));

        Files.copy(instance.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(instance.key(), key, StandardCopyOption.REPLACE_EXISTING);

        plane.await(1, HELLO);
    }

    private Settings settings() {
        return Settings.of("https://127.0.0.1:" + plane.port())
                .with("mcpx.control.tls.trust", control.certificate())
                .with("mcpx.control.tls.certificate", instance.certificate())
                .with("mcpx.control.tls.key", instance.key());
    }

    private Push start(Settings settings) {
        var push = new Push(vertx, settings.checked(), InstantSource.system());
        started = Optional.of(push);
        push.start();
        return push;
    }
}
