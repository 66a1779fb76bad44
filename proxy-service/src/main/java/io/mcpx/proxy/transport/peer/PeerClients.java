// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.peer;

import io.mcpx.proxy.peer.PeerConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SSLOptions;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pooled connections to the other replicas. Thread-safe. */
public final class PeerClients {

    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int MOST_HEADERS = 64 << 10;
    private static final int PATIENCE = 10;

    private final Map<PeerErrand.Lane, HttpClient> lanes = new EnumMap<>(PeerErrand.Lane.class);
    private final long patienceMillis;
    private final boolean certified;

    /** @param tls how to reach them by HTTPS; null for plain HTTP */
    public PeerClients(Vertx vertx, PeerConfig config, @Nullable TlsConfiguration tls) {
        patienceMillis = config.connectTimeout().toMillis() * PATIENCE;
        certified = config.tls().isPresent();
        for (var lane : PeerErrand.Lane.values()) {
            var pool = new PoolOptions().setHttp1MaxSize(config.maxConnections());
            lanes.put(lane, vertx.createHttpClient(options(config, tls), pool));
        }
    }

    private PeerClients() {
        patienceMillis = 0;
        certified = false;
    }

    /** Connections to nobody, for a gateway of one process. */
    public static PeerClients none() {
        return new PeerClients();
    }

    /** Whether replicas prove by certificates that they are ones. */
    boolean areCertified() {
        return certified;
    }

    /** From now on connections are made with these certificates. */
    public void renew(SSLOptions certificates) {
        lanes.values().forEach(client -> client.updateSSLOptions(certificates));
    }

    /**
     * A request on a connection that exists. Must be called on a Vert.x context, on which the future completes.
     *
     * @param target the raw path and query
     */
    Future<HttpClientRequest> open(PeerErrand errand, HttpMethod method, String target) {
        var options = new RequestOptions()
                .setMethod(method)
                .setHost(errand.to().host())
                .setPort(errand.to().port())
                .setURI(target)
                .setConnectTimeout(patienceMillis);
        var client = lanes.get(errand.lane());
        return client == null ? Future.failedFuture("no such lane") : client.request(options);
    }

    private static HttpClientOptions options(PeerConfig config, @Nullable TlsConfiguration tls) {
        var options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setMaxWaitQueueSize(config.maxConnections())
                .setReadIdleTimeout(Math.toIntExact(config.silenceTimeout().toSeconds()))
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxHeaderSize(MOST_HEADERS);
        if (tls != null) {
            TlsConfigUtils.configure(options.setSsl(true), tls);
        }
        return options;
    }
}
