// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.Map;

/** Secrets in the gateway's own environment, which cannot change while it runs. */
@Singleton
final class EnvironmentSecrets implements SecretSource {

    private static final String SCHEME = "env";

    private final Map<String, String> environment = System.getenv();

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public Future<Leased<String>> find(String locator) {
        var value = environment.get(locator);
        return value == null
                ? Unavailable.secret(SCHEME, locator, "no such environment variable")
                : Future.succeededFuture(Leased.always(value));
    }
}
