// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Address;
import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.text.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the list {@code auth.issuers}. */
final class IssuersReader {

    private static final String CLAIM = "[A-Za-z0-9_.:/-]{1,128}";

    private final Set<String> seen = new HashSet<>();

    /** The identifiers that a section {@code auth} gives, without any check. */
    static Set<String> identifiers(Field auth) {
        var identifiers = new LinkedHashSet<String>();
        if (auth.isMapping()) {
            auth.fields()
                    .find("issuers")
                    .filter(Field::isSequence)
                    .ifPresent(list -> list.items().stream()
                            .filter(Field::isMapping)
                            .flatMap(item -> item.fields().findFilled("issuer").stream())
                            .filter(field -> !field.isMapping() && !field.isSequence())
                            .forEach(field -> field.word().ifPresent(identifiers::add)));
        }
        return identifiers;
    }

    /** No issuer would mean that no token is taken, and nobody who writes an empty list means that. */
    static List<IssuerSpec> read(Field list) {
        var reader = new IssuersReader();
        var issuers = new ArrayList<IssuerSpec>();
        for (var item : list.items()) {
            reader.issuer(item).ifPresent(issuers::add);
        }
        if (list.isSequence() && list.items().isEmpty()) {
            list.error("no issuer (expected: at least one, or no such key)");
        }
        return issuers;
    }

    private Optional<IssuerSpec> issuer(Field item) {
        var fields = item.fields();
        var identifier = fields.require("issuer", "the identifier of the authorization server, its URL");
        var address = identifier.flatMap(this::identifier);
        var jwksUrl = fields.find("jwksUrl").flatMap(SecureUrl::read);
        var audiences = fields.find("audiences").map(IssuersReader::audiences).orElse(Set.of());
        var claim = fields.find("subjectClaim")
                .flatMap(field -> field.wordLike(CLAIM, "the name of a claim"))
                .orElse(IssuerSpec.SUBJECT);
        var scopes = fields.find("scopes").map(Scopes::read).orElse(List.of());
        fields.find("egress");
        fields.refuseOthers();
        return address.map(issuer -> new IssuerSpec(
                identifier.flatMap(Field::word).orElse(""),
                jwksUrl.map(Address::url).orElse(null),
                EgressReader.read(fields, jwksUrl.isPresent() ? "jwksUrl" : "issuer", jwksUrl.orElse(issuer)),
                audiences,
                claim,
                Set.copyOf(scopes)));
    }

    /** As it is written: tokens have it to the letter. */
    private Optional<Address> identifier(Field field) {
        if (!seen.add(field.word().orElse(""))) {
            field.error("the issuer stands twice in the list");
        }
        return SecureUrl.read(field).filter(address -> {
            var hasQuery = address.url().getRawQuery() != null;
            if (hasQuery) {
                field.error("an issuer has no query (expected: its identifier, as in its tokens)");
            }
            return !hasQuery;
        });
    }

    private static Set<String> audiences(Field list) {
        var audiences = new HashSet<String>();
        list.items().forEach(item -> item.filledText().ifPresent(audiences::add));
        return audiences;
    }
}
