// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.route.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in {@code examples/} and what the documents say of them. */
class ExamplesTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path directory;

    @Test
    void theSampleOfUpHasFourServersAndAGateway() throws IOException {
        var folder = new ConfigFolder(directory)
                .with("MCPX_EXAMPLE_LEGACY_PORT", "1")
                .with("MCPX_EXAMPLE_MODERN_PORT", "2")
                .with("MCPX_EXAMPLE_SSE_PORT", "3")
                .with("MCPX_EVERYTHING_ENTRY", "/a/path/index.js");

        var snapshot = folder.mcpx(read("examples/mcpx.yaml"));

        assertThat(snapshot.servers().keySet())
                .extracting(ServerName::value)
                .containsExactlyInAnyOrder("example", "modern", "legacy-sse", "everything");
        assertThat(egress(snapshot, "example")).isEqualTo(Egress.LOOPBACK);
        assertThat(snapshot.gateways()).containsOnlyKeys("demo");
        assertThat(folder.warnings("mcpx.yaml")).isEmpty();
    }

    @Test
    void theFullExampleIsValidWithoutWarnings() throws IOException {
        Files.createDirectory(directory.resolve("secrets"));
        var folder = new ConfigFolder(directory)
                .with("WAREHOUSE_KEY", "w")
                .with("TICKETS_KEY", "t")
                .with("BUILD_BOT_NEXT_KEY", "sha256:" + "0a".repeat(32));
        folder.write("secrets/github-token", "t\n");

        var snapshot = folder.mcpx(read("examples/full.yaml"));

        assertThat(snapshot.servers()).hasSize(7);
        assertThat(snapshot.credentials()).containsOnlyKeys("payroll", "tickets", "experiments");
        assertThat(egress(snapshot, "github")).isEqualTo(Egress.PUBLIC);
        assertThat(egress(snapshot, "knowledge base")).isEqualTo(Egress.PRIVATE);
        assertThat(folder.warnings("mcpx.yaml")).isEmpty();
    }

    @Test
    void theSchemaInTheDocumentsIsTheOneThatIsShipped() throws IOException {
        assertThat(read("docs/mcpx.schema.json")).isEqualTo(read("configuration/src/main/resources/mcpx.schema.json"));
    }

    private static Egress egress(Snapshot snapshot, String server) {
        return Objects.requireNonNull(snapshot.servers().get(new ServerName(server)))
                .egress();
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
