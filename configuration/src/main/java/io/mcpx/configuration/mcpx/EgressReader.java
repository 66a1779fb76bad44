// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Address;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.text.Fields;

/** Reads which addresses the host of a URL may resolve to. */
final class EgressReader {

    /**
     * What {@code egress} says, or else what the host says itself.
     *
     * @param urlKey the key of the URL
     */
    static Egress read(Fields fields, String urlKey, Address address) {
        var implied = address.impliedEgress();
        if (address.isNeverReached()) {
            fields.find(urlKey)
                    .ifPresent(field -> field.error("this address is never reached (expected: another host)"));
        }
        var stated = fields.find("egress");
        var egress = stated.flatMap(field -> field.choice(Egress.class)).orElse(implied);
        if (address.isLiteral() && egress.compareTo(implied) < 0) {
            stated.ifPresent(field -> field.expected(written(implied) + ", which the host of " + urlKey + " needs"));
        }
        return egress;
    }

    private static String written(Egress egress) {
        return switch (egress) {
            case PUBLIC -> "public";
            case PRIVATE -> "private";
            case LOOPBACK -> "loopback";
        };
    }

    private EgressReader() {}
}
