// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import io.mcpx.configuration.route.SecretValue;
import io.mcpx.proxy.credential.secret.Leased;
import io.mcpx.proxy.credential.secret.SecretSource;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The values that a configuration has, or refers to. */
final class Secrets {

    private final Map<String, SecretSource> sources;

    Secrets(List<SecretSource> sources) {
        this.sources =
                sources.stream().collect(Collectors.toUnmodifiableMap(SecretSource::scheme, Function.identity()));
    }

    /** Fails with a {@link ConnectFailure}. */
    Future<Leased<String>> find(SecretValue secret) {
        return switch (secret) {
            case SecretValue.Literal(var value) -> Future.succeededFuture(Leased.always(value));
            case SecretValue.Reference(var scheme, var locator) -> find(scheme.label(), locator);
        };
    }

    private Future<Leased<String>> find(String scheme, String locator) {
        var source = sources.get(scheme);
        return source == null
                ? Future.failedFuture(
                        new ConnectFailure(Kind.UNAVAILABLE, "secret " + scheme + ":" + locator + ": unknown scheme"))
                : source.find(locator);
    }
}
