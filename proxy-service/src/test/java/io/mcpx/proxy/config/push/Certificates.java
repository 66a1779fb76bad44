// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A key with a self-signed certificate for this machine as PEM files, made by the JDK's keytool. */
record Certificates(Path certificate, Path key) {

    private static final String PASSWORD = "only-for-tests";

    static Certificates make(Path folder, String name) {
        try {
            var store = folder.resolve(name + ".p12");
            keytool(name, store);
            return export(folder, name, store);
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Certificates export(Path folder, String name, Path store)
            throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var key = keys.getKey("key", PASSWORD.toCharArray()).getEncoded();
        var certificate = keys.getCertificate("key").getEncoded();
        return new Certificates(
                Files.writeString(folder.resolve(name + ".crt"), pem("CERTIFICATE", certificate)),
                Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", key)));
    }

    private static void keytool(String name, Path store) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }

    PemKeyCertOptions keyOptions() {
        return new PemKeyCertOptions().addCertPath(certificate.toString()).addKeyPath(key.toString());
    }

    PemTrustOptions trustOptions() {
        return new PemTrustOptions().addCertPath(certificate.toString());
    }
}
