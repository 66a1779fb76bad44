// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Bounds of the HTTP faces, and who may use them from a browser. */
@ConfigMapping(prefix = "mcpx.http")
public interface HttpConfig {

    /**
     * Host names, without port, by which the gateway may be called; {@code *} for any. Without it: loopback names when the server
     * listens on loopback, any name otherwise.
     */
    Optional<List<String>> allowedHosts();

    /**
     * Origins whose pages may call the gateway, such as {@code https://console.example.com}; {@code *} for any. Without it: loopback
     * origins when the server listens on loopback, none otherwise.
     */
    Optional<List<String>> allowedOrigins();

    /** The largest request body. */
    @WithDefault("16M")
    MemorySize maxBody();

    /**
     * What the bodies that are being read may take together, beyond the first 64 KiB of each. Without it an eighth of the heap, at
     * most 256 MiB.
     */
    Optional<MemorySize> maxBodies();

    /** How deep objects and arrays of a body may nest. */
    @WithDefault("128")
    int maxDepth();

    /** Messages in one batch of 2025-03-26. */
    @WithDefault("100")
    int maxBatch();

    /** How long a client may take to send a body. */
    @WithDefault("30s")
    Duration bodyTimeout();

    /** Requests answered at once. */
    @WithDefault("10000")
    int maxRequests();

    /** Listening streams open at once. */
    @WithDefault("10000")
    int maxStreams();

    /** Requests and listening streams that one caller may have open at once. */
    @WithDefault("5000")
    int maxPerCaller();

    /** After how much silence a comment keeps an event stream alive. */
    @WithDefault("15s")
    Duration keepAlive();

    /** After how long a wait the answer becomes an event stream, if the client reads those. */
    @WithDefault("5s")
    Duration streamAfter();

    /** What may wait for a slow reader of an event stream before it is disconnected. */
    @WithDefault("8M")
    MemorySize maxBacklog();

    /**
     * What may wait for all readers together; the first 64 KiB of each response always may. Without it an eighth of the heap, at
     * most 256 MiB.
     */
    Optional<MemorySize> maxBacklogs();

    /** How long a client may read nothing while there is something for it. */
    @WithDefault("60s")
    Duration stallTimeout();

    /** What refused clients are told to wait when there is too much to do. */
    @WithDefault("1s")
    Duration retryAfter();

    /** How long new work is still accepted once shutdown has begun, until load balancers have noticed. */
    @WithDefault("0s")
    Duration drainDelay();
}
