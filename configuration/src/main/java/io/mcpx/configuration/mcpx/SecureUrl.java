// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Address;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.text.Field;
import java.util.Optional;

/** Reads URLs over which secrets and keys go: encrypted, or to this machine. */
final class SecureUrl {

    static Optional<Address> read(Field field) {
        var address = Address.read(field);
        if (address.isPresent() && !isSecure(address.get())) {
            field.error("the URL is not encrypted (expected: https, or a host of this machine)");
            return Optional.empty();
        }
        return address;
    }

    private static boolean isSecure(Address address) {
        return address.isEncrypted() || address.impliedEgress() == Egress.LOOPBACK;
    }

    private SecureUrl() {}
}
