// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlSettingsTest {

    @Test
    void knowsTheAddressOfTheControlPlane() {
        assertThat(Settings.of("https://control.example:9443").checked().address())
                .isEqualTo(new ControlAddress("control.example", 9443, true));
        assertThat(Settings.of("https://control.example/").checked().address().port())
                .isEqualTo(443);
        assertThat(Settings.of("http://[::1]:9090").checked().address())
                .isEqualTo(new ControlAddress("::1", 9090, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://control.example:9090",
                "http://10.0.0.1:9090",
                "control.example:9090",
                "ftp://127.0.0.1",
                "https://control.example/path",
                "https://control.example?x=1",
                "https://",
                "https://bad host"
            })
    void refusesAnAddressThatIsNoneOrWouldShowSecrets(String url) {
        assertRefused(Settings.of(url), "mcpx.control.url: " + url);
    }

    @Test
    void doesNotRepeatAPassword() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(
                        () -> Settings.of("https://me:hunter2@control.example").checked())
                .withMessageNotContaining("hunter2");
    }

    @Test
    void isConfiguredByFilesOrByTheControlPlane() {
        assertRefused(
                Settings.of("https://control.example").with("mcpx.config.file", "mcpx.yaml"),
                "mcpx.control.url: given beside mcpx.config.file");
    }

    @Test
    void hasOneToken() {
        assertRefused(
                Settings.of("https://control.example")
                        .with("mcpx.control.token", "a")
                        .with("mcpx.control.token-file", "b"),
                "mcpx.control.token: given beside mcpx.control.token-file");
    }

    @Test
    void aCertificateHasItsKey() {
        assertRefused(
                Settings.of("https://control.example").with("mcpx.control.tls.certificate", "tls.crt"),
                "mcpx.control.tls: a certificate without key");
    }

    @Test
    void writesNothingToDiskWithoutAKey() {
        var settings = Settings.of("https://control.example").with("mcpx.control.snapshot-file", "snapshot");

        assertRefused(settings, "mcpx.control.snapshot-key: missing, and so is mcpx.seal.key");
        assertRefused(settings.with("mcpx.control.snapshot-key", "AAAA"), "mcpx.control.snapshot-key: 3 bytes");
        assertThat(settings.with("mcpx.control.snapshot-key", Settings.KEY)
                        .checked()
                        .file())
                .isPresent();
    }

    @Test
    void derivesTheKeyOfTheFileFromThatOfTheSeal() {
        var settings = Settings.of("https://control.example")
                .with("mcpx.control.snapshot-file", "snapshot")
                .with("mcpx.seal.key", Settings.KEY);

        assertThat(settings.checked().file()).isPresent();
    }

    private static void assertRefused(Settings settings, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(settings::checked)
                .withMessageStartingWith(message);
    }
}
