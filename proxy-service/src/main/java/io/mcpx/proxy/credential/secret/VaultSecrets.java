// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import io.quarkus.vault.VaultKVSecretReactiveEngine;
import io.quarkus.vault.client.VaultClientException;
import io.quarkus.vault.runtime.VaultConfigHolder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.NoStackTraceThrowable;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Secrets in a key-value engine (version 2) of Vault, written {@code path#field}. The gateway signs in by token, AppRole or
 * Kubernetes service account when the first secret is asked for, and not before.
 */
@Singleton
final class VaultSecrets implements SecretSource {

    private static final String SCHEME = "vault";

    /** Neither upwards, nor with what has a meaning in a URL: a path stays in its engine. */
    private static final Pattern PATH = Pattern.compile("(?!(.*/)?\\.\\.?(/.*)?$)[^?%\\\\]+");

    private final Instance<VaultConfigHolder> vault;
    private final Instance<VaultKVSecretReactiveEngine> engine;
    private final Duration ttl;
    private final Duration limit;

    VaultSecrets(
            Instance<VaultConfigHolder> vault, Instance<VaultKVSecretReactiveEngine> engine, CredentialConfig config) {
        this.vault = vault;
        this.engine = engine;
        this.ttl = config.ttl();
        this.limit = config.timeout();
    }

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public Future<Leased<String>> find(String locator) {
        var where = locator(locator);
        if (where.isEmpty()) {
            return Unavailable.secret(SCHEME, locator, "no path and field (expected: path#field)");
        }
        if (!isConfigured()) {
            return Unavailable.secret(SCHEME, locator, "no Vault configured (expected: mcpx.vault.url)");
        }
        return read(belowMount(where.get().place()))
                .compose(fields -> field(fields, where.get().field()))
                .recover(failure -> Unavailable.secret(SCHEME, locator, reason(failure)));
    }

    /** Empty also if it leads out of the engine. */
    static Optional<Locator> locator(String text) {
        return Locator.of(text).filter(where -> PATH.matcher(where.place()).matches());
    }

    private boolean isConfigured() {
        return vault.get().getVaultRuntimeConfig() != null;
    }

    /** A path may begin with the engine's mount, as in Vault's own commands. */
    private String belowMount(String path) {
        var mount = vault.get().getVaultRuntimeConfig().kvSecretEngineMountPath() + "/";
        return path.startsWith(mount) ? path.substring(mount.length()) : path;
    }

    /** The one place where a {@code Uni} becomes a future. */
    private Future<Map<String, Object>> read(String path) {
        Promise<Map<String, Object>> promise = Promise.promise();
        engine.get()
                .readSecretJson(path)
                .ifNoItem()
                .after(limit)
                .failWith(TimeoutException::new)
                .subscribe()
                .with(promise::tryComplete, promise::tryFail);
        return promise.future();
    }

    private Future<Leased<String>> field(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String value
                ? Future.succeededFuture(Leased.renewed(value, ttl))
                : Future.failedFuture("the secret has no such field");
    }

    /** Never the message of a failure of the client: it may quote what was sent. */
    private static String reason(Throwable failure) {
        return switch (failure) {
            case VaultClientException refused -> "Vault answered with HTTP status " + refused.getStatus();
            case TimeoutException _ -> "no answer of Vault in time";
            case NoStackTraceThrowable ours -> String.valueOf(ours.getMessage());
            default -> "Vault cannot be reached, or did not answer as Vault does";
        };
    }
}
