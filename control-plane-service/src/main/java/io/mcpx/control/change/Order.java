// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import io.mcpx.control.access.Permission;
import io.mcpx.control.tenancy.OrganisationId;

/**
 * An order to change something.
 *
 * @param action what is done, as records have it: {@code server.put}; never renamed
 * @param subject what it is done to
 */
public record Order(
        OrganisationId organisation, Origin origin, Permission permission, String action, String subject, Mode mode) {

    /** Whether it is meant. */
    public enum Mode {
        APPLY,
        /** Everything happens and is undone: the answer says what would be. */
        DRY_RUN
    }
}
