// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.SecretValues;
import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.configuration.route.CredentialSpec.ClientAuthentication;
import io.mcpx.configuration.route.CredentialSpec.ClientCredentials;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Reads a credential by which the gateway gets tokens. */
final class ClientCredentialsReader {

    private final Fields fields;

    private ClientCredentialsReader(Fields fields) {
        this.fields = fields;
    }

    static Optional<CredentialSpec> read(Fields fields) {
        return new ClientCredentialsReader(fields).read();
    }

    private Optional<CredentialSpec> read() {
        var tokenUrl =
                fields.require("tokenUrl", "the URL of the token endpoint").flatMap(SecureUrl::read);
        var clientId = fields.require("clientId", "the id by which the authorization server knows the gateway")
                .flatMap(Field::filledText);
        var secret =
                fields.require("clientSecret", "the secret, or where it is").flatMap(SecretValues::read);
        var scopes = fields.find("scopes").map(Scopes::read).orElse(List.of());
        var audience = fields.find("audience").flatMap(Field::filledText).orElse(null);
        var resource = fields.find("resource")
                .flatMap(ClientCredentialsReader::resource)
                .orElse(null);
        var authentication = fields.find("clientAuthentication")
                .flatMap(field -> field.choice(ClientAuthentication.class))
                .orElse(ClientAuthentication.BASIC);
        var egress = tokenUrl.map(address -> EgressReader.read(fields, "tokenUrl", address));
        fields.find("egress");
        if (tokenUrl.isEmpty() || egress.isEmpty() || clientId.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ClientCredentials(
                tokenUrl.get().url(),
                egress.get(),
                clientId.get(),
                secret.get(),
                scopes,
                audience,
                resource,
                authentication));
    }

    /** An absolute URI without fragment (RFC 8707 2). */
    private static Optional<URI> resource(Field field) {
        var uri = field.filledText().flatMap(ClientCredentialsReader::absolute);
        if (uri.isEmpty()) {
            field.expected("an absolute URI without fragment");
        }
        return uri;
    }

    private static Optional<URI> absolute(String text) {
        try {
            return Optional.of(new URI(text.strip())).filter(uri -> uri.isAbsolute() && uri.getRawFragment() == null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
