// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.egress;

import java.net.InetAddress;

/** A block of addresses of one family. */
final class Prefix {

    private final byte[] bits;
    private final int length;

    private Prefix(byte[] bits, int length) {
        this.bits = bits;
        this.length = length;
    }

    /** The block that begins with this literal address. */
    static Prefix of(String literal, int length) {
        return new Prefix(InetAddress.ofLiteral(literal).getAddress(), length);
    }

    boolean contains(InetAddress address) {
        var other = address.getAddress();
        if (other.length != bits.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> bit % 8;
            if (((bits[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
