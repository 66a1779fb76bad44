// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.egress;

import io.mcpx.configuration.route.ServerSpec.Egress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** How far an address reaches, and with that, who may be sent there. */
enum Reach {
    /** Anywhere on the internet. */
    PUBLIC,
    /** Private, unique local, shared (RFC 6598) and benchmarking addresses. */
    PRIVATE,
    /** This machine. */
    LOOPBACK,
    /** Nowhere a server may be: link-local, cloud metadata, multicast, unspecified, reserved. */
    FORBIDDEN;

    private static final List<Prefix> FORBIDDEN_BLOCKS = List.of(
            Prefix.of("0.0.0.0", 8),
            Prefix.of("192.0.0.0", 24),
            Prefix.of("240.0.0.0", 4),
            Prefix.of("100.100.100.200", 32),
            Prefix.of("fd00:ec2::254", 128),
            Prefix.of("2001::", 32),
            Prefix.of("100::", 64));

    private static final List<Prefix> PRIVATE_BLOCKS = List.of(
            Prefix.of("100.64.0.0", 10),
            Prefix.of("198.18.0.0", 15),
            Prefix.of("192.0.2.0", 24),
            Prefix.of("198.51.100.0", 24),
            Prefix.of("203.0.113.0", 24),
            Prefix.of("fc00::", 7),
            Prefix.of("2001:db8::", 32));

    private static final Prefix NAT64 = Prefix.of("64:ff9b::", 96);
    private static final Prefix LOCAL_NAT64 = Prefix.of("64:ff9b:1::", 48);
    private static final Prefix SIX_TO_FOUR = Prefix.of("2002::", 16);
    private static final Prefix IPV4_COMPATIBLE = Prefix.of("::", 96);

    /** The reach of an address, looking through IPv6 addresses that stand for an IPv4 one. */
    static Reach of(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        if (isForbidden(address)) {
            return FORBIDDEN;
        }
        if (NAT64.contains(address) || LOCAL_NAT64.contains(address) || IPV4_COMPATIBLE.contains(address)) {
            return of(embedded(address, 12));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return of(embedded(address, 2));
        }
        return isPrivate(address) ? PRIVATE : PUBLIC;
    }

    boolean isAllowedBy(Egress egress) {
        return switch (this) {
            case PUBLIC -> true;
            case PRIVATE -> egress != Egress.PUBLIC;
            case LOOPBACK -> egress == Egress.LOOPBACK;
            case FORBIDDEN -> false;
        };
    }

    private static boolean isForbidden(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || FORBIDDEN_BLOCKS.stream().anyMatch(block -> block.contains(address));
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isSiteLocalAddress() || PRIVATE_BLOCKS.stream().anyMatch(block -> block.contains(address));
    }

    private static InetAddress embedded(InetAddress address, int from) {
        try {
            return Inet4Address.getByAddress(Arrays.copyOfRange(address.getAddress(), from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }
}
