// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The control plane that configures this gateway. Without {@code url} there is none. */
@ConfigMapping(prefix = "mcpx.control")
public interface ControlConfig {

    /** {@code https://host:port} of the control plane; {@code http} only where it is this machine. */
    Optional<String> url();

    /** What this gateway instance proves itself with, where it has no client certificate. */
    Optional<String> token();

    /** A file with the token, read again for each connection. */
    Optional<Path> tokenFile();

    /** Name of this replica, unique in its gateway instance. By default the name of the host. */
    Optional<String> replica();

    /** Where the last good snapshot is kept, encrypted, to start from while the control plane is away. By default nowhere. */
    Optional<Path> snapshotFile();

    /** 32 bytes in Base64 under which that file is encrypted. By default derived from {@code mcpx.seal.key}. */
    Optional<String> snapshotKey();

    /** The certificates of the connection. */
    Tls tls();

    /** How long to wait for a connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How often the control plane must show that it is there, also when it has nothing to say. */
    @WithDefault("10s")
    Duration keepAlive();

    /** How long to wait before the second attempt to connect; twice as long each time after that. */
    @WithDefault("250ms")
    Duration retryAfter();

    /** The longest wait between two attempts. */
    @WithDefault("15s")
    Duration retryAtMost();

    /** How often the state of this replica is reported when it does not change. */
    @WithDefault("10s")
    Duration reportInterval();

    /** The largest snapshot that is taken: the bodies of all its resources together. */
    @WithDefault("64M")
    MemorySize maxSnapshot();

    /** The most resources that one snapshot may have. */
    @WithDefault("100000")
    int maxResources();

    /** The version this replica says it has. By default that of the build. */
    @WithDefault("${mcpx.build.version:unknown}")
    String softwareVersion();

    /** PEM files, read again for each connection. */
    interface Tls {

        /** The client certificate with its chain. */
        Optional<Path> certificate();

        /** Its private key. */
        Optional<Path> key();

        /** Whom to trust instead of the authorities that the JVM knows. */
        Optional<Path> trust();
    }
}
