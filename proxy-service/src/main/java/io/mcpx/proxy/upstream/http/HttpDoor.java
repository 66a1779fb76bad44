// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.egress.CheckedAddresses;
import io.mcpx.proxy.upstream.egress.HostNames;
import io.mcpx.proxy.upstream.grant.Grant;
import io.mcpx.proxy.upstream.guard.Intake;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.mcpx.proxy.upstream.link.Turn;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to the origin of one server: its checked addresses, its pooled connections, and the headers the administrator
 * gave it, which go nowhere else. Redirects are not followed. Thread-safe.
 */
public final class HttpDoor {

    /** Which connections a request uses: streams that stay open must not take the places of calls. */
    public enum Lane {
        CALLS,
        STREAMS
    }

    private static final Duration ADDRESSES_LIVE = Duration.ofSeconds(30);
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "connection", "host");
    private static final int MOST_STREAMS = 4096;

    private final Vertx vertx;
    private final ServerSpec spec;
    private final Intake intake;
    private final URI url;
    private final MultiMap headers;
    private final Supplier<@Nullable Grant> grants;
    private final CheckedAddresses addresses;
    private final Connections calls;
    private final Connections streams;
    private volatile @Nullable Usual usual;

    /** The request most often made: a POST to the server's own URL at the address that works. */
    private record Usual(InetAddress address, RequestOptions options) {}

    /**
     * A door to the origin of this URL.
     *
     * @param intake what all servers together may send
     * @param headers sent with every request
     * @param grants what the gateway shows now to be let in; null for nothing
     */
    public HttpDoor(
            Vertx vertx,
            HostNames names,
            ServerSpec spec,
            Intake intake,
            URI url,
            Map<String, String> headers,
            Supplier<@Nullable Grant> grants) {
        this.vertx = vertx;
        this.spec = spec;
        this.intake = intake;
        this.url = url;
        this.headers = sendable(headers);
        this.grants = grants;
        this.addresses = new CheckedAddresses(Origin.host(url), spec.egress(), names, ADDRESSES_LIVE, System::nanoTime);
        this.calls = new Connections(vertx, options(spec, url), spec.limits().connections());
        this.streams = new Connections(vertx, options(spec, url), MOST_STREAMS);
    }

    public Vertx vertx() {
        return vertx;
    }

    public ServerSpec spec() {
        return spec;
    }

    Intake intake() {
        return intake;
    }

    public URI url() {
        return url;
    }

    /** Sends a letter to the server's own URL, and gives the response; as {@link #send(HttpMethod, URI, Lane, Letter)}. */
    public Future<HttpClientResponse> send(HttpMethod method, Lane lane, Letter letter) {
        return send(method, url, lane, letter);
    }

    /**
     * Sends a letter to a URL of this origin, with the configured headers and what the gateway shows to this server, and gives the
     * response. Must be called on a Vert.x context, on which the future completes.
     */
    public Future<HttpClientResponse> send(HttpMethod method, URI target, Lane lane, Letter letter) {
        var grant = grants.get();
        return grant == null
                ? open(method, target, lane).compose(letter::send)
                : new Admission(this, grant, method, target, lane, letter).seek();
    }

    /** A request with the configured headers set, on the context of the caller. */
    Future<HttpClientRequest> open(HttpMethod method, URI target, Lane lane) {
        var known = addresses.known();
        if (known != null) {
            return dial(method, target, lane, known, 0);
        }
        var here = vertx.getOrCreateContext();
        return Turn.on(here, addresses.find()).compose(found -> dial(method, target, lane, found, 0));
    }

    /** Whether the URL has this door's scheme, host and port. */
    public boolean leadsTo(URI other) {
        return url.getScheme().equalsIgnoreCase(String.valueOf(other.getScheme()))
                && Origin.host(url).equalsIgnoreCase(Origin.host(other))
                && Origin.port(url) == Origin.port(other)
                && other.getUserInfo() == null;
    }

    /** Closes all connections. */
    public Future<Void> close() {
        return Future.join(calls.close(), streams.close()).mapEmpty();
    }

    private Future<HttpClientRequest> dial(
            HttpMethod method, URI target, Lane lane, List<InetAddress> candidates, int at) {
        var address = candidates.get(at);
        var client = (lane == Lane.CALLS ? calls : streams).here();
        var dialled = request(client, options(method, target, address));
        if (at > 0) {
            dialled = dialled.onSuccess(works -> addresses.prefer(address));
        }
        return at + 1 == candidates.size()
                ? dialled
                : dialled.recover(failure -> failure instanceof ConnectException
                        ? dial(method, target, lane, candidates, at + 1)
                        : Future.failedFuture(failure));
    }

    private static Future<HttpClientRequest> request(HttpClient client, RequestOptions options) {
        try {
            return client.request(options);
        } catch (IllegalStateException closed) {
            return Future.failedFuture(new ConnectFailure(Kind.UNAVAILABLE, "stopped"));
        }
    }

    private RequestOptions options(HttpMethod method, URI target, InetAddress address) {
        if (!method.equals(HttpMethod.POST) || !target.equals(url)) {
            return newOptions(method, target, address);
        }
        var known = usual;
        if (known == null || !known.address().equals(address)) {
            known = new Usual(address, newOptions(method, target, address));
            usual = known;
        }
        return known.options();
    }

    private RequestOptions newOptions(HttpMethod method, URI target, InetAddress address) {
        return new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, Origin.port(target))))
                .setHost(Origin.host(target))
                .setPort(Origin.port(target))
                .setSsl(Origin.isHttps(target))
                .setURI(Origin.requestTarget(target))
                .setHeaders(headers)
                .setFollowRedirects(false)
                .setConnectTimeout(spec.deadlines().connect().toMillis());
    }

    private static MultiMap sendable(Map<String, String> configured) {
        var sendable = HttpHeaders.headers().set(HttpHeaders.USER_AGENT, "mcpx");
        configured.forEach((name, value) -> {
            if (!FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                sendable.set(name, value);
            }
        });
        return sendable;
    }

    private static HttpClientOptions options(ServerSpec spec, URI url) {
        var https = Origin.isHttps(url);
        return new HttpClientOptions()
                .setProtocolVersion(https ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
                .setUseAlpn(https)
                .setConnectTimeout(Math.toIntExact(spec.deadlines().connect().toMillis()))
                .setMaxWaitQueueSize(spec.limits().concurrency())
                .setKeepAliveTimeout(30)
                .setMaxHeaderSize(32 << 10);
    }
}
