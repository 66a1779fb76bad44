// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.tenancy;

import java.util.Optional;
import java.util.UUID;

/** Names an organisation for ever; its slug may change. */
public record OrganisationId(UUID value) {

    public static OrganisationId random() {
        return new OrganisationId(UUID.randomUUID());
    }

    /** Empty unless the text is a UUID in its usual form. */
    public static Optional<OrganisationId> parse(String text) {
        try {
            var id = UUID.fromString(text);
            return Optional.of(id)
                    .filter(parsed -> parsed.toString().equals(text))
                    .map(OrganisationId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
