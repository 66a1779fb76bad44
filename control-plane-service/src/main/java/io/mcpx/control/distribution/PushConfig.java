// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How gateway instances are configured: where they connect, and how they prove who they are. */
@ConfigMapping(prefix = "mcpx.push")
public interface PushConfig {

    /** The address that gateway instances connect to. Without TLS it must be a loopback one. */
    @WithDefault("127.0.0.1")
    String host();

    /** The port; 0 for any that is free. */
    @WithDefault("9102")
    int port();

    /** How often a connection must show that it lives. */
    @WithDefault("10s")
    Duration keepAlive();

    /** How often to look for changes that nobody announced. */
    @WithDefault("30s")
    Duration safetyPoll();

    /** The certificates of the connection. */
    Tls tls();

    /** The database, for the one connection that listens: that of everything else, unless a pooler stands before that one. */
    Database database();

    /** PEM files. */
    interface Tls {

        /** The server's certificate with its chain. */
        Optional<Path> certificate();

        /** Its private key. */
        Optional<Path> key();

        /** Who signs certificates of gateway instances; without it none is asked for. */
        Optional<Path> clientAuthorities();
    }

    /** Where PostgreSQL is. */
    interface Database {

        /** Its host. */
        @WithDefault("${mcpx.database.host}")
        String host();

        /** Its port. */
        @WithDefault("${mcpx.database.port}")
        int port();

        /** The name of the database. */
        @WithDefault("${mcpx.database.name}")
        String name();

        /** The role that the service works as. */
        @WithDefault("${mcpx.database.user}")
        String user();

        /** Its password. */
        @WithDefault("${mcpx.database.password}")
        String password();
    }
}
