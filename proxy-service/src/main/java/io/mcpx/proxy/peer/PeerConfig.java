// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.peer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The other replicas behind the same address. Without {@code addresses} and {@code dns} there are none. */
@ConfigMapping(prefix = "mcpx.peers")
public interface PeerConfig {

    /** {@code host:port} where the other replicas reach this one; an IP address when they are found by DNS. */
    Optional<String> self();

    /** This replica's own IP address, for {@link #self} with the port of {@code dns} when that is not given. */
    Optional<String> podIp();

    /** {@code host:port} of each replica; this one's may be among them. */
    Optional<List<String>> addresses();

    /** {@code name:port} whose addresses are the replicas, as of a headless service; without port, the one clients connect to. */
    Optional<String> dns();

    /** How often the name is looked up. */
    @WithDefault("5s")
    Duration dnsInterval();

    /** Replicas known at once; what is beyond is left out. */
    @WithDefault("64")
    int max();

    /** How long to wait for a connection to a replica. */
    @WithDefault("1s")
    Duration connectTimeout();

    /** How long a replica that could not be reached is not tried again. */
    @WithDefault("1s")
    Duration downTime();

    /** Connections to one replica at once: for calls, and as many again for streams and for what is short. */
    @WithDefault("1024")
    int maxConnections();

    /** How long a replica may send nothing in the course of an exchange. */
    @WithDefault("5m")
    Duration silenceTimeout();

    /**
     * Name of the {@code quarkus.tls} configuration, with key store and trust store, for connections to replicas, which then must show
     * certificates themselves; without it they are plain HTTP.
     */
    Optional<String> tls();
}
