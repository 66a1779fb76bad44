// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.lifecycle;

import io.mcpx.configuration.route.Snapshot;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Refuses to serve callers without a key on an address that other machines reach, unless that is said in so many words. */
final class OpenDoor {

    /**
     * Checks what is about to be opened.
     *
     * @throws ConfigurationException when anybody on the network could use every server
     */
    static void check(ListenConfig listen, Snapshot snapshot) {
        if (!isMeant(listen) && !snapshot.authenticates()) {
            throw new ConfigurationException("mcpx.listen.host: " + listen.host()
                    + " is reached by other machines, and the configuration has no agents with keys (expected: a loopback"
                    + " address, agents, or mcpx.listen.anonymous=true to serve anybody)");
        }
    }

    /** Whether callers without a key may be served where it listens. */
    static boolean isMeant(ListenConfig listen) {
        return listen.anonymous() || isLoopback(listen.host());
    }

    private static boolean isLoopback(String host) {
        try {
            for (var address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private OpenDoor() {}
}
