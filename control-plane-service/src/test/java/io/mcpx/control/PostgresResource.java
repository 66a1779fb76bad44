// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for component tests: one server for the JVM, a database of its own for each application that starts. As in
 * production, the owner is no superuser and the application is not the owner.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /** The bootstrap administrator's token in tests. */
    public static final String BOOTSTRAP_TOKEN = "bootstrap-token-of-the-component-tests";

    private static @Nullable EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        var database = "mcpx_" + UUID.randomUUID().toString().replace("-", "");
        var postgres = server();
        execute(
                postgres,
                "do $$ begin if not exists (select from pg_roles where rolname = 'mcpx_owner') then"
                        + " create role mcpx_owner login createrole password 'owner-password'; end if; end $$");
        execute(postgres, "create database " + database + " owner mcpx_owner");
        var config = new HashMap<String, String>();
        config.put("mcpx.database.host", "127.0.0.1");
        config.put("mcpx.database.port", String.valueOf(postgres.getPort()));
        config.put("mcpx.database.name", database);
        config.put("mcpx.database.password", "application-password");
        config.put("mcpx.database.owner.user", "mcpx_owner");
        config.put("mcpx.database.owner.password", "owner-password");
        config.put("mcpx.push.port", "0");
        config.put("mcpx.encryption.key", "q1fZ3v0m8lHkqk0y2Zt5o3b7m1xw9c4d6e8fGhIjKlM=");
        config.put("mcpx.bootstrap.token-hash", "sha256:" + TestHashes.sha256(BOOTSTRAP_TOKEN));
        return config;
    }

    @Override
    public void stop() {
        // The server ends with the JVM: the next application finds it running.
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    private static void execute(EmbeddedPostgres postgres, String sql) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
