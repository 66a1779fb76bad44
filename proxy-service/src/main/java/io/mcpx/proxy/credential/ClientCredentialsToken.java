// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import io.mcpx.configuration.route.CredentialSpec.ClientCredentials;
import io.mcpx.proxy.credential.secret.Leased;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.grant.GrantedHeader;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Future;

/** The token that a client gets for itself (RFC 6749 section 4.4). A secret that is refused is read again, once. */
final class ClientCredentialsToken implements HeaderSource {

    private final TokenEndpoint endpoint;
    private final ClientCredentials client;
    private final Kept<String> secret;

    ClientCredentialsToken(TokenEndpoint endpoint, ClientCredentials client, Kept<String> secret) {
        this.endpoint = endpoint;
        this.client = client;
        this.secret = secret;
    }

    @Override
    public String what() {
        return "token of " + endpoint.host();
    }

    @Override
    public Future<Leased<GrantedHeader>> fetch() {
        return secret.get()
                .compose(known -> ask(known).recover(failure -> again(known, failure)))
                .compose(HeaderSource::bearer);
    }

    private Future<Leased<String>> again(String refused, Throwable failure) {
        if (ConnectFailure.reason(failure).kind() != Kind.UNAUTHORIZED) {
            return Future.failedFuture(failure);
        }
        return secret.insteadOf(refused)
                .transform(read -> read.failed() || read.result().equals(refused)
                        ? Future.failedFuture(failure)
                        : ask(read.result()));
    }

    private Future<Leased<String>> ask(String known) {
        return endpoint.ask(TokenRequest.of(client, known));
    }
}
