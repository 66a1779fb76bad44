// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.configuration.route.CredentialSpec.ApiKey;
import io.mcpx.configuration.route.CredentialSpec.Bearer;
import io.mcpx.configuration.route.CredentialSpec.ClientAuthentication;
import io.mcpx.configuration.route.CredentialSpec.ClientCredentials;
import io.mcpx.configuration.route.SecretValue;
import io.mcpx.configuration.text.Node;
import io.mcpx.configuration.text.Nodes;

/** Writes entries of the section {@code credentials}. */
final class CredentialWriter {

    static Node write(CredentialSpec credential) {
        return switch (credential) {
            case ApiKey(var header, var value) ->
                new Entries()
                        .word("type", "apiKey")
                        .word("header", header)
                        .put("value", secret(value))
                        .node();
            case Bearer(var token) ->
                new Entries().word("type", "bearer").put("token", secret(token)).node();
            case ClientCredentials client -> client(client);
        };
    }

    private static Node client(ClientCredentials client) {
        var entries = new Entries()
                .word("type", "clientCredentials")
                .text("tokenUrl", client.tokenUrl().toString())
                .choice("egress", client.egress())
                .text("clientId", client.clientId())
                .put("clientSecret", secret(client.clientSecret()));
        if (!client.scopes().isEmpty()) {
            entries.put("scopes", Nodes.words(client.scopes()));
        }
        return entries.text("audience", client.audience())
                .text(
                        "resource",
                        client.resource() == null ? null : client.resource().toString())
                .choice("clientAuthentication", client.authentication(), ClientAuthentication.BASIC)
                .node();
    }

    private static Node secret(SecretValue secret) {
        return switch (secret) {
            case SecretValue.Literal(var value) -> Nodes.text(value);
            case SecretValue.Reference reference -> Nodes.word(reference.written());
        };
    }

    private CredentialWriter() {}
}
