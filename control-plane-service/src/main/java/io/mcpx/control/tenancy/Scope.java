// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.tenancy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rows of one transaction are limited to. */
sealed interface Scope {

    /** The rows of one organisation. */
    record Inside(OrganisationId organisation) implements Scope {}

    /** One account, its logins and its memberships. */
    record AsAccount(AccountId account) implements Scope {}

    /** The logins that an identity provider's word proves; the address only when the provider has verified it. */
    record SigningIn(
            String issuer, String subject, @Nullable String verifiedEmail) implements Scope {}

    /** The organisation with this slug: its own row alone. */
    record BySlug(String slug) implements Scope {}

    /** The own rows of all organisations, and nothing inside them. */
    record Operator() implements Scope {}

    List<String> SETTINGS = List.of("organisation", "account", "issuer", "subject", "e_mail", "slug", "operator");

    /** The value of each setting; those that do not apply are empty. */
    default Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        SETTINGS.forEach(name -> settings.put(name, ""));
        settings.putAll(given());
        return settings;
    }

    private Map<String, String> given() {
        return switch (this) {
            case Inside(var organisation) -> Map.of("organisation", organisation.toString());
            case AsAccount(var account) -> Map.of("account", account.toString());
            case SigningIn(var issuer, var subject, var email) ->
                Map.of("issuer", issuer, "subject", subject, "e_mail", email == null ? "" : email);
            case BySlug(var slug) -> Map.of("slug", slug);
            case Operator() -> Map.of("operator", "on");
        };
    }
}
