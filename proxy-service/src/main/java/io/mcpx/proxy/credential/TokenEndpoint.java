// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import io.mcpx.proxy.credential.secret.BoundedExchange.Answer;
import io.mcpx.proxy.credential.secret.Leased;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.egress.CheckedAddresses;
import io.mcpx.proxy.upstream.http.Origin;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/** One token endpoint, at addresses that were checked. Redirects are not followed: they would carry the client's secret along. */
final class TokenEndpoint {

    private final TokenClient client;
    private final URI url;
    private final CheckedAddresses addresses;

    TokenEndpoint(TokenClient client, URI url, CheckedAddresses addresses) {
        this.client = client;
        this.url = url;
        this.addresses = addresses;
    }

    String host() {
        return Origin.host(url);
    }

    /**
     * Asks for a token. Fails with a {@link ConnectFailure}, which is {@link Kind#UNAUTHORIZED} if the client was not accepted, and
     * has nothing of what was sent or answered but the names of errors.
     */
    Future<Leased<String>> ask(TokenRequest request) {
        return addresses()
                .compose(found -> client.send(options(found.getFirst(), request), Buffer.buffer(request.form())))
                .compose(this::read)
                .recover(failure -> Future.failedFuture(new ConnectFailure(named(ConnectFailure.reason(failure)))));
    }

    private Future<List<InetAddress>> addresses() {
        var known = addresses.known();
        return known == null ? addresses.find() : Future.succeededFuture(known);
    }

    private RequestOptions options(InetAddress address, TokenRequest request) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, Origin.port(url))))
                .setHost(host())
                .setPort(Origin.port(url))
                .setSsl(Origin.isHttps(url))
                .setURI(Origin.requestTarget(url))
                .putHeader(HttpHeaders.USER_AGENT, "mcpx")
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded");
        var authorization = request.authorization();
        return authorization == null ? options : options.putHeader(HttpHeaders.AUTHORIZATION, authorization);
    }

    private Future<Leased<String>> read(Answer answer) {
        return switch (TokenAnswer.read(answer)) {
            case TokenAnswer.Token token -> Future.succeededFuture(token.leased(client.config()));
            case TokenAnswer.Refused(var error) -> fail(Kind.UNAUTHORIZED, "refused: " + error);
            case TokenAnswer.Useless(var why) -> fail(Kind.UNAVAILABLE, why);
        };
    }

    private UpstreamFailure named(UpstreamFailure failure) {
        return new UpstreamFailure(failure.kind(), "token endpoint " + host() + ": " + failure.detail());
    }

    private static <T> Future<T> fail(Kind kind, String why) {
        return Future.failedFuture(new ConnectFailure(kind, why));
    }
}
