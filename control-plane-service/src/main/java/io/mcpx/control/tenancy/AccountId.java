// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.tenancy;

import java.util.UUID;

/** Names the account of a person, who may be a member of several organisations. */
public record AccountId(UUID value) {

    public static AccountId random() {
        return new AccountId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
