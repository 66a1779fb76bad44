// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Secrets in the gateway's own environment, which cannot change while it runs. Whoever writes a pushed configuration could have any
 * variable sent to a server of theirs, so only those count that are meant for it.
 */
@Singleton
final class EnvironmentSecrets implements SecretSource {

    private static final String SCHEME = "env";

    private final Map<String, String> environment = System.getenv();
    private final String prefix;

    EnvironmentSecrets(CredentialConfig config) {
        this.prefix = config.envPrefix();
    }

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public Future<Leased<String>> find(String locator) {
        if (!locator.startsWith(prefix)) {
            return Unavailable.secret(
                    SCHEME, locator, "not for servers (expected: " + prefix + "…, by mcpx.credentials.env-prefix)");
        }
        var value = environment.get(locator);
        return value == null
                ? Unavailable.secret(SCHEME, locator, "no such environment variable")
                : Future.succeededFuture(Leased.always(value));
    }
}
