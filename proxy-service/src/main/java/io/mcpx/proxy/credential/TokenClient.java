// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.proxy.credential.secret.BoundedExchange;
import io.mcpx.proxy.credential.secret.BoundedExchange.Answer;
import io.mcpx.proxy.credential.secret.CredentialConfig;
import io.mcpx.proxy.upstream.egress.CheckedAddresses;
import io.mcpx.proxy.upstream.egress.HostNames;
import io.mcpx.proxy.upstream.http.Origin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The connections to all token endpoints. Thread-safe. */
final class TokenClient {

    private static final Duration ADDRESSES_LIVE = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final CredentialConfig config;
    private final HostNames names;
    private volatile @Nullable HttpClient http;

    TokenClient(Vertx vertx, CredentialConfig config, HostNames names) {
        this.vertx = vertx;
        this.config = config;
        this.names = names;
    }

    CredentialConfig config() {
        return config;
    }

    /** @param egress which addresses it may resolve to */
    TokenEndpoint at(URI url, Egress egress) {
        var addresses = new CheckedAddresses(Origin.host(url), egress, names, ADDRESSES_LIVE, System::nanoTime);
        return new TokenEndpoint(this, url, addresses);
    }

    Future<Answer> send(RequestOptions options, Buffer content) {
        return BoundedExchange.run(vertx, config, client(), options, content);
    }

    /** Made when first needed. */
    private HttpClient client() {
        var made = http;
        if (made == null) {
            var limit = Math.toIntExact(config.timeout().toMillis());
            made = vertx.createHttpClient(
                    new HttpClientOptions().setConnectTimeout(limit).setMaxHeaderSize(32 << 10));
            http = made;
        }
        return made;
    }
}
