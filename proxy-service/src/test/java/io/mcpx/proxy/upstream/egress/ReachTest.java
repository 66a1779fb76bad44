// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ServerSpec.Egress;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {

    @ParameterizedTest
    @CsvSource({
        "1.1.1.1, PUBLIC",
        "2606:4700::1111, PUBLIC",
        "64:ff9b::101:101, PUBLIC",
        "10.0.0.1, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.1.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.127.255.255, PRIVATE",
        "198.18.0.1, PRIVATE",
        "fd12:3456::1, PRIVATE",
        "fc00::1, PRIVATE",
        "fec0::1, PRIVATE",
        "::ffff:10.0.0.1, PRIVATE",
        "64:ff9b::a00:1, PRIVATE",
        "2002:a00:1::1, PRIVATE",
        "127.0.0.1, LOOPBACK",
        "127.255.0.1, LOOPBACK",
        "::1, LOOPBACK",
        "::ffff:127.0.0.1, LOOPBACK",
        "64:ff9b::7f00:1, LOOPBACK",
        "2002:7f00:1::1, LOOPBACK",
        "::7f00:1, LOOPBACK",
        "169.254.169.254, FORBIDDEN",
        "::ffff:169.254.169.254, FORBIDDEN",
        "64:ff9b::a9fe:a9fe, FORBIDDEN",
        "fe80::1, FORBIDDEN",
        "fd00:ec2::254, FORBIDDEN",
        "100.100.100.200, FORBIDDEN",
        "0.0.0.0, FORBIDDEN",
        "0.1.2.3, FORBIDDEN",
        "::, FORBIDDEN",
        "224.0.0.1, FORBIDDEN",
        "ff02::1, FORBIDDEN",
        "255.255.255.255, FORBIDDEN",
        "240.0.0.1, FORBIDDEN",
        "2001::1, FORBIDDEN"
    })
    void knowsHowFarAnAddressReaches(String literal, Reach reach) {
        assertThat(Reach.of(InetAddress.ofLiteral(literal))).isEqualTo(reach);
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC, PUBLIC, true",
        "PUBLIC, PRIVATE, false",
        "PUBLIC, LOOPBACK, false",
        "PRIVATE, PUBLIC, true",
        "PRIVATE, PRIVATE, true",
        "PRIVATE, LOOPBACK, false",
        "LOOPBACK, PRIVATE, true",
        "LOOPBACK, LOOPBACK, true",
        "LOOPBACK, FORBIDDEN, false"
    })
    void allowsWhatTheRuleSays(Egress egress, Reach reach, boolean allowed) {
        assertThat(reach.isAllowedBy(egress)).isEqualTo(allowed);
    }
}
