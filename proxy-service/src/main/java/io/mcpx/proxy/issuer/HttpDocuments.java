// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.issuer;

import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.proxy.upstream.egress.CheckedAddresses;
import io.mcpx.proxy.upstream.egress.HostNames;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Fetches documents by HTTP, bounded in size and time, from addresses that were checked; redirects are not followed. */
final class HttpDocuments implements Documents {

    private static final int OK = 200;

    private final HttpClient client;
    private final HostNames names;
    private final Duration timeout;
    private final int maxLength;

    HttpDocuments(HttpClient client, HostNames names, IssuerConfig config) {
        this.client = client;
        this.names = names;
        this.timeout = config.requestTimeout();
        this.maxLength = Math.toIntExact(config.maxDocument().asLongValue());
    }

    @Override
    public Future<String> get(IssuerUrl url, Egress egress) {
        return new CheckedAddresses(url.host(), egress, names, Duration.ZERO, System::nanoTime)
                .find()
                .compose(addresses -> get(url, addresses, 0))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<String> get(IssuerUrl url, List<InetAddress> addresses, int at) {
        var got = client.request(options(url, addresses.get(at))).compose(this::send);
        return at + 1 == addresses.size()
                ? got
                : got.recover(failure -> failure instanceof ConnectException
                        ? get(url, addresses, at + 1)
                        : Future.failedFuture(failure));
    }

    private Future<String> send(HttpClientRequest request) {
        return request.send().compose(response -> {
            if (response.statusCode() != OK) {
                request.reset();
                return Future.failedFuture(new DocumentFailure("answered with status " + response.statusCode()));
            }
            return read(request, response);
        });
    }

    private Future<String> read(HttpClientRequest request, HttpClientResponse response) {
        Promise<String> whole = Promise.promise();
        var text = Buffer.buffer();
        response.handler(chunk -> {
            if (text.length() + chunk.length() > maxLength) {
                whole.tryFail(new DocumentFailure("answered with more than " + maxLength + " bytes"));
                request.reset();
            } else {
                text.appendBuffer(chunk);
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(any -> whole.tryComplete(text.toString()));
        return whole.future();
    }

    private RequestOptions options(IssuerUrl url, InetAddress address) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, url.port())))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.isEncrypted())
                .setURI(url.target())
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "mcpx")
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis());
    }
}
