// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import io.mcpx.cli.process.Launch;
import io.mcpx.systemtests.harness.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys with self-signed certificates for this machine, made by the JDK's keytool, and stores of those to trust. */
final class KeyStores {

    static final String PASSWORD = "only-for-tests";

    private static final String KEYTOOL =
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString();

    private final Path folder;

    /** @param folder where they are written; made if it is not there */
    KeyStores(Path folder) {
        this.folder = folder;
    }

    /**
     * A new key, good for a server and for a client.
     *
     * @param owner whom its certificate names
     */
    Path key(String name, String owner) {
        var file = fresh("key-" + name + ".p12");
        var made = Suite.start(new Launch("keytool-" + name, keytool(owner, file), Map.of(), folder));
        int code = made.ended().join();
        if (code != 0) {
            throw new AssertionError(made.tail());
        }
        return file;
    }

    /** A store of the certificates of these keys. */
    Path trust(String name, List<Path> keys) {
        var file = fresh("trust-" + name + ".p12");
        try (var out = Files.newOutputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var key : keys) {
                store.setCertificateEntry("c" + store.size(), read(key).getCertificate("key"));
            }
            store.store(out, PASSWORD.toCharArray());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** TLS as a client speaks it that trusts these certificates and has none. */
    static SSLContext trusting(Path store) {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(read(store));
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> keytool(String owner, Path file) {
        return List.of(
                KEYTOOL,
                "-genkeypair",
                "-alias",
                "key",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + owner,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString());
    }

    private static KeyStore read(Path file) {
        try {
            return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path fresh(String name) {
        var file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
