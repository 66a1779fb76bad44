// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Secrets of Kubernetes in the pod's own namespace, written {@code name#key}: files of a folder where they are mounted, if one is
 * configured, else read from the API with the pod's service account.
 */
@Singleton
final class KubernetesSecrets implements SecretSource {

    private static final String SCHEME = "k8s";

    /** Names of secrets and their keys; neither may lead to another path. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

    private static final Pattern KEY = Pattern.compile("(?!\\.\\.?$)[-._a-zA-Z0-9]+");

    private final Vertx vertx;
    private final CredentialConfig config;
    private final KubernetesApi api;

    KubernetesSecrets(Vertx vertx, CredentialConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.api = new KubernetesApi(vertx, config);
    }

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public Future<Leased<String>> find(String locator) {
        return Locator.of(locator)
                .filter(where -> NAME.matcher(where.place()).matches()
                        && KEY.matcher(where.field()).matches())
                .map(this::find)
                .orElseGet(() -> Future.failedFuture("no secret and key (expected: name#key)"))
                .recover(failure -> Unavailable.secret(SCHEME, locator, reason(failure)));
    }

    private Future<Leased<String>> find(Locator where) {
        return config.k8s()
                .directory()
                .map(directory -> mounted(directory, where))
                .orElseGet(() -> api.read(where).map(value -> Leased.renewed(value, config.ttl())));
    }

    private Future<Leased<String>> mounted(Path directory, Locator where) {
        return SecretFiles.read(vertx, directory.resolve(where.place()).resolve(where.field()))
                .map(value -> Leased.checked(value, config.fileCheck(), config.ttl()))
                .recover(failure -> Future.failedFuture(SecretFiles.reason(failure)));
    }

    private static String reason(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
