// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.configuration.policy.Decision.Allow;
import io.mcpx.configuration.policy.Decision.Deny;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.ServerName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/** Access as the intersection of limits; the first that does not leave an item names the rule. */
final class LimitedAccess implements Access {

    private final List<Limit> limits;
    private final String label;
    private final Allow allow;

    /** @param allowing the rule that records name when no limit takes the item away */
    LimitedAccess(EndpointId endpoint, List<Limit> limits, String allowing) {
        this.limits = List.copyOf(limits);
        this.label = endpoint.path() + "#" + digest(limits, allowing);
        this.allow = new Allow(allowing);
    }

    @Override
    public Decision decide(ItemKind kind, ServerName server, String name) {
        return switch (kind) {
            case TOOL, PROMPT -> decideByName(kind, server, name);
            case RESOURCE, RESOURCE_TEMPLATE -> decideByServer(server);
        };
    }

    @Override
    public Decision decideExtension(ServerName server, String method) {
        return decideWhile(server, Names.every()::equals);
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }

    private Decision decideByName(ItemKind kind, ServerName server, String name) {
        for (var limit : limits) {
            if (!limit.allows(kind, server, name)) {
                return new Deny(limit.rule());
            }
        }
        return allow;
    }

    /** Rules speak of names of tools; a server's resources are open to whom they can leave at least one such name. */
    private Decision decideByServer(ServerName server) {
        return decideWhile(server, left -> !left.isEmpty());
    }

    private Decision decideWhile(ServerName server, Predicate<Names> enough) {
        var left = Names.every();
        for (var limit : limits) {
            left = left.intersect(limit.of(server));
            if (!enough.test(left)) {
                return new Deny(limit.rule());
            }
        }
        return allow;
    }

    private static String digest(List<Limit> limits, String allowing) {
        var text = new StringBuilder(allowing).append('\n');
        limits.forEach(limit -> text.append(limit.canonical()));
        return HexFormat.of().formatHex(sha256().digest(text.toString().getBytes(UTF_8)), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }
}
