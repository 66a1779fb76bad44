// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Secrets that are files, such as mounted ones; looked at again at use when the last look is a moment old. Whoever writes a pushed
 * configuration could have any file sent to a server of theirs, so only those in one folder count.
 */
@Singleton
final class FileSecrets implements SecretSource {

    private static final String SCHEME = "file";

    private final Vertx vertx;
    private final CredentialConfig config;

    FileSecrets(Vertx vertx, CredentialConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public Future<Leased<String>> find(String locator) {
        try {
            var file = Path.of(locator);
            if (!file.isAbsolute()) {
                return Unavailable.secret(SCHEME, locator, "a relative path (expected: an absolute one)");
            }
            return isForServers(file)
                    ? find(locator, file)
                    : Unavailable.secret(
                            SCHEME, locator, "not for servers (expected: in the folder mcpx.credentials.file-folder)");
        } catch (InvalidPathException e) {
            return Unavailable.secret(SCHEME, locator, "not a path");
        }
    }

    private boolean isForServers(Path file) {
        return config.fileFolder()
                .map(folder ->
                        file.normalize().startsWith(folder.toAbsolutePath().normalize()))
                .orElse(false);
    }

    private Future<Leased<String>> find(String locator, Path file) {
        return SecretFiles.read(vertx, file)
                .map(text -> Leased.checked(text, config.fileCheck(), config.ttl()))
                .recover(failure -> Unavailable.secret(SCHEME, locator, SecretFiles.reason(failure)));
    }
}
