// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.HeaderRules;
import io.mcpx.configuration.model.SecretValues;
import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.configuration.route.CredentialSpec.ApiKey;
import io.mcpx.configuration.route.CredentialSpec.Bearer;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the section {@code credentials}. */
final class CredentialsReader {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}";
    private static final String API_KEY = "apiKey";
    private static final String BEARER = "bearer";
    private static final String CLIENT_CREDENTIALS = "clientCredentials";
    private static final String TYPES = API_KEY + ", " + BEARER + ", " + CLIENT_CREDENTIALS;

    static Map<String, CredentialSpec> read(List<Field> entries) {
        var credentials = new HashMap<String, CredentialSpec>();
        entries.forEach(entry -> credential(entry).ifPresent(spec -> credentials.put(entry.key(), spec)));
        return credentials;
    }

    static Optional<CredentialSpec> credential(Field entry) {
        if (!entry.key().matches(NAME)) {
            entry.keyError(
                    "not a credential name (expected: 1 to 64 letters, digits, _, . and -, a letter or digit first)");
        }
        var fields = entry.fields();
        return fields.require("type", TYPES)
                .flatMap(type -> type.wordLike(API_KEY + "|" + BEARER + "|" + CLIENT_CREDENTIALS, TYPES))
                .flatMap(type -> of(type, fields));
    }

    private static Optional<CredentialSpec> of(String type, Fields fields) {
        var credential = switch (type) {
            case API_KEY -> apiKey(fields);
            case BEARER -> bearer(fields);
            default -> ClientCredentialsReader.read(fields);
        };
        fields.refuseOthers();
        return credential;
    }

    private static Optional<CredentialSpec> apiKey(Fields fields) {
        var header = fields.require("header", "the name of the header that carries the key")
                .flatMap(CredentialsReader::header);
        var value = fields.require("value", "the key, or where it is").flatMap(SecretValues::ofHeader);
        return header.flatMap(name -> value.map(secret -> new ApiKey(name, secret)));
    }

    private static Optional<String> header(Field field) {
        var header = field.wordLike(HeaderRules.NAME, "the name of an HTTP header");
        if (header.filter(HeaderRules::isOurs).isPresent()) {
            field.error("the gateway sets this header itself (expected: another header)");
            return Optional.empty();
        }
        return header;
    }

    private static Optional<CredentialSpec> bearer(Fields fields) {
        return fields.require("token", "the token, or where it is")
                .flatMap(SecretValues::ofHeader)
                .map(Bearer::new);
    }

    private CredentialsReader() {}
}
