// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Address;
import io.mcpx.configuration.model.Claims;
import io.mcpx.configuration.model.HeaderRules;
import io.mcpx.configuration.route.AuthSpec;
import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code auth}. */
final class AuthReader {

    /** Agents are read before: whose a key is must be clear. */
    static AuthSpec read(Field field, Claims claims) {
        var fields = field.fields();
        var sharedKey = fields.find("sharedKey");
        var sharedHash = sharedKey.flatMap(KeyHashes::read);
        var holder = sharedHash.flatMap(hash -> claims.owner(Claims.Sort.KEY, hash));
        sharedKey.ifPresent(at -> holder.ifPresent(agent -> at.error("the same key as one of agent '" + agent + "'")));
        var issuers = fields.find("issuers").map(IssuersReader::read).orElse(List.of());
        var auth = new AuthSpec(
                fields.find("required").flatMap(Field::flag).orElse(false),
                sharedHash.orElse(null),
                fields.find("apiKeyHeader").flatMap(AuthReader::header).orElse(null),
                publicUrl(fields, issuers).orElse(null),
                issuers);
        fields.refuseOthers();
        return auth;
    }

    private static Optional<String> header(Field field) {
        return field.wordLike(HeaderRules.NAME, "the name of an HTTP header");
    }

    private static Optional<URI> publicUrl(Fields fields, List<IssuerSpec> issuers) {
        var field = issuers.isEmpty()
                ? fields.find("publicUrl")
                : fields.require("publicUrl", "the URL by which clients know the gateway, for which tokens are made");
        return field.flatMap(AuthReader::publicUrl);
    }

    private static Optional<URI> publicUrl(Field field) {
        var address = Address.read(field);
        if (address.isPresent() && !isBase(address.get().url())) {
            field.expected("a URL without query and without a slash at its end");
            return Optional.empty();
        }
        address.filter(url -> !url.isEncrypted() && url.impliedEgress() != Egress.LOOPBACK)
                .ifPresent(url -> field.warning("callers' tokens are sent unencrypted (better: https)"));
        return address.map(Address::url);
    }

    private static boolean isBase(URI url) {
        return url.getRawQuery() == null && !url.getRawPath().endsWith("/");
    }

    private AuthReader() {}
}
