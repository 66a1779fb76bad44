// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.fake;

import io.mcpx.configuration.route.SecretValue;
import io.mcpx.configuration.route.SecretValue.Scheme;
import io.mcpx.proxy.credential.secret.Leased;
import io.mcpx.proxy.credential.secret.SecretSource;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A store of secrets whose content a test changes. */
public final class FakeSecrets implements SecretSource {

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();

    @Override
    public String scheme() {
        return Scheme.VAULT.label();
    }

    @Override
    public Future<Leased<String>> find(String locator) {
        reads.incrementAndGet();
        var value = values.get(locator);
        return value == null
                ? Future.failedFuture(new ConnectFailure(Kind.UNAVAILABLE, "secret vault:" + locator + " is gone"))
                : Future.succeededFuture(Leased.renewed(value, Duration.ofMinutes(5)));
    }

    public FakeSecrets put(String locator, String value) {
        values.put(locator, value);
        return this;
    }

    public FakeSecrets remove(String locator) {
        values.remove(locator);
        return this;
    }

    public int reads() {
        return reads.get();
    }

    public static SecretValue at(String locator) {
        return new SecretValue.Reference(Scheme.VAULT, locator);
    }
}
