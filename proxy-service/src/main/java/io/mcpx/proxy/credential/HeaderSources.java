// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.configuration.route.SecretValue;
import io.mcpx.proxy.credential.secret.Leased;
import io.mcpx.proxy.upstream.grant.GrantedHeader;
import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes of each kind of credential the source of its header. */
record HeaderSources(Secrets secrets, TokenClient tokens, Pace pace) {

    HeaderSource of(CredentialSpec credential) {
        return switch (credential) {
            case CredentialSpec.ApiKey(var header, var value) ->
                new Shown(name(value), () -> secrets.find(value), secret -> HeaderSource.header(header, "", secret));
            case CredentialSpec.Bearer(var token) ->
                new Shown(name(token), () -> secrets.find(token), HeaderSource::bearer);
            case CredentialSpec.ClientCredentials client -> token(client);
        };
    }

    private HeaderSource token(CredentialSpec.ClientCredentials client) {
        var name = name(client.clientSecret());
        var secret = new Kept<>(name, () -> secrets.find(client.clientSecret()), pace);
        return new ClientCredentialsToken(tokens.at(client.tokenUrl(), client.egress()), client, secret);
    }

    private static String name(SecretValue secret) {
        return switch (secret) {
            case SecretValue.Literal _ -> "secret";
            case SecretValue.Reference(var scheme, var locator) -> scheme.label() + ":" + locator;
        };
    }

    /** A secret that is shown as it is. */
    private record Shown(
            String what,
            Supplier<Future<Leased<String>>> secret,
            Function<Leased<String>, Future<Leased<GrantedHeader>>> form)
            implements HeaderSource {

        @Override
        public Future<Leased<GrantedHeader>> fetch() {
            return secret.get().compose(form);
        }
    }
}
