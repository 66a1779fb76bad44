// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.serviceaccount;

import io.mcpx.control.tenancy.OrganisationId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a service account calls itself as a client of OAuth, and the subject of its tokens. It names the organisation, so that the
 * account is looked up inside it, and nowhere else.
 */
public record ClientId(OrganisationId organisation, UUID account) {

    private static final Pattern FORM = Pattern.compile("mcpx_client_([0-9a-f]{32})_([0-9a-f]{32})");

    /** Empty unless the text has the form of one. */
    public static Optional<ClientId> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new ClientId(new OrganisationId(uuid(matcher.group(1))), uuid(matcher.group(2))))
                : Optional.empty();
    }

    public String text() {
        return "mcpx_client_" + digits(organisation.value()) + "_" + digits(account);
    }

    private static String digits(UUID id) {
        return id.toString().replace("-", "");
    }

    private static UUID uuid(String digits) {
        return new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16));
    }
}
