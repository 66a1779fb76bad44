// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.proxy.config.Snapshots.InForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSnapshotsTest {

    private static final String ONE = """
            version: 1
            servers:
              one: {url: "http://127.0.0.1:1/mcp"}
            """;
    private static final String TWO = """
            version: 1
            servers:
              one: {url: "http://127.0.0.1:1/mcp"}
              two: {url: "http://127.0.0.1:2/mcp"}
            """;
    private static final String BROKEN = """
            version: 1
            servers:
              one: {url: "http://127.0.0.1:1/mcp", timeot: 30s}
            """;

    @TempDir
    private Path directory;

    private ConfigFolder folder;
    private final List<InForce> told = new CopyOnWriteArrayList<>();
    private Optional<FileSnapshots> started = Optional.empty();

    @BeforeEach
    void makeFolder() {
        folder = new ConfigFolder(directory);
    }

    @AfterEach
    void stop() {
        started.ifPresent(FileSnapshots::close);
    }

    @Test
    void isInForceFromTheStart() {
        folder.write("mcpx.yaml", ONE);

        assertThat(servers(start("mcpx.yaml"))).containsExactly("one");
    }

    @Test
    void hasNoServersWithoutAFile() {
        var snapshots = new FileSnapshots(new FixedFilesConfig(Optional.empty()), new ProcessEnvironment());

        assertThat(snapshots.current().snapshot()).isEqualTo(Snapshot.EMPTY);
    }

    @Test
    void refusesToStartWithEveryMistakeNamed() {
        folder.write("mcpx.yaml", BROKEN + "gatways: {}\n");

        assertThatExceptionOfType(RefusedConfiguration.class)
                .isThrownBy(() -> start("mcpx.yaml"))
                .withMessageContaining("mcpx.yaml:3:40: servers.one.timeot: unknown key (did you mean 'timeout'?)")
                .withMessageContaining("mcpx.yaml:4:1: gatways: unknown key (did you mean 'gateways'?)");
    }

    @Test
    void bringsAChangeIntoForceAndTellsOfIt() {
        folder.write("mcpx.yaml", ONE);
        var snapshots = start("mcpx.yaml");

        folder.write("mcpx.yaml", TWO);

        await().untilAsserted(() -> assertThat(servers(snapshots)).containsExactly("one", "two"));
        await().untilAsserted(() -> assertThat(told).containsExactly(snapshots.current()));
    }

    @Test
    void goesOnWithTheLastGoodOneWhileTheFileIsBroken() {
        folder.write("mcpx.yaml", ONE);
        var snapshots = start("mcpx.yaml");
        var before = snapshots.current();

        folder.write("mcpx.yaml", BROKEN);

        await().untilAsserted(() -> assertThat(snapshots.lastRefusal())
                .hasValueSatisfying(why -> assertThat(why)
                        .endsWith("mcpx.yaml:3:40: servers.one.timeot: unknown key (did you mean 'timeout'?)")));
        assertThat(snapshots.current()).isSameAs(before);
        assertThat(told).isEmpty();
    }

    @Test
    void recoversWhenTheFileIsMended() {
        folder.write("mcpx.yaml", ONE);
        var snapshots = start("mcpx.yaml");
        folder.write("mcpx.yaml", BROKEN);
        await().untilAsserted(() -> assertThat(snapshots.lastRefusal()).isPresent());

        folder.write("mcpx.yaml", TWO);

        await().untilAsserted(() -> assertThat(snapshots.lastRefusal()).isEmpty());
        assertThat(servers(snapshots)).containsExactly("one", "two");
    }

    @Test
    void tellsNobodyOfAChangeThatChangesNothing() {
        folder.write("mcpx.yaml", ONE);
        var snapshots = start("mcpx.yaml");
        folder.write("mcpx.yaml", "# only a comment\n" + ONE);
        folder.write("marker", "");

        folder.write("mcpx.yaml", TWO);

        await().untilAsserted(() -> assertThat(servers(snapshots)).containsExactly("one", "two"));
        await().untilAsserted(() -> assertThat(told).hasSize(1));
    }

    @Test
    void seesAChangedFileThatAValueRefersTo() {
        folder.write("port", "1\n");
        folder.write("mcpx.yaml", """
                version: 1
                servers:
                  one: {url: "http://127.0.0.1:${file:port}/mcp"}
                """);
        var snapshots = start("mcpx.yaml");

        folder.write("port", "2\n");

        await().untilAsserted(() -> assertThat(
                        snapshots.current().snapshot().servers().values())
                .singleElement()
                .asString()
                .contains("http://127.0.0.1:2/"));
    }

    @Test
    void seesAFolderThatIsSwappedByASymbolicLinkAsKubernetesDoes() throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("..first")).resolve("mcpx.yaml"), ONE);
        Files.writeString(Files.createDirectories(directory.resolve("..second")).resolve("mcpx.yaml"), TWO);
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..first"));
        Files.createSymbolicLink(directory.resolve("mcpx.yaml"), Path.of("..data", "mcpx.yaml"));
        var snapshots = start("mcpx.yaml");

        var next = Files.createSymbolicLink(directory.resolve("..data_tmp"), Path.of("..second"));
        Files.move(
                next, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        await().untilAsserted(() -> assertThat(servers(snapshots)).containsExactly("one", "two"));
    }

    @Test
    void doesNotLoseRulesWithAnAppYamlThatGoesAway() throws IOException {
        folder.write("mcp.json", "{\"mcpServers\": {\"one\": {\"url\": \"http://127.0.0.1:1/mcp\"}}}");
        var appYaml = folder.write("app.yaml", "permissions: {default: {_type: default-block}}\n");
        var snapshots = start("mcp.json");
        var before = snapshots.current();

        Files.delete(appYaml);

        await().untilAsserted(() -> assertThat(snapshots.lastRefusal())
                .hasValueSatisfying(
                        why -> assertThat(why).endsWith("app.yaml: the file cannot be read: it does not exist")));
        assertThat(snapshots.current()).isSameAs(before);
    }

    @Test
    void obeysAnAppYamlThatAppears() {
        folder.write("mcp.json", "{\"mcpServers\": {\"one\": {\"url\": \"http://127.0.0.1:1/mcp\"}}}");
        var snapshots = start("mcp.json");

        folder.write("app.yaml", "targetServerAttributes: {one: {inactive: true}}\n");

        await().untilAsserted(() ->
                assertThat(snapshots.current().snapshot().servers().values()).allMatch(server -> !server.active()));
    }

    @Test
    void tellsTheOtherListenersWhenOneFails() {
        folder.write("mcpx.yaml", ONE);
        var snapshots = create("mcpx.yaml");
        snapshots.onSwap(inForce -> {
            throw new IllegalStateException("on purpose");
        });
        snapshots.onSwap(told::add);
        snapshots.watch();

        folder.write("mcpx.yaml", TWO);

        await().untilAsserted(() -> assertThat(told).hasSize(1));
    }

    private FileSnapshots start(String file) {
        var snapshots = create(file);
        snapshots.onSwap(told::add);
        snapshots.watch();
        return snapshots;
    }

    private FileSnapshots create(String file) {
        var snapshots = new FileSnapshots(
                new FixedFilesConfig(Optional.of(folder.path(file))), new ProcessEnvironment(folder.environment()));
        started = Optional.of(snapshots);
        return snapshots;
    }

    private static List<String> servers(FileSnapshots snapshots) {
        return snapshots.current().snapshot().servers().keySet().stream()
                .map(ServerName::value)
                .sorted()
                .toList();
    }

    /** Looks often, so that tests are fast. */
    private record FixedFilesConfig(Optional<Path> file) implements FilesConfig {

        @Override
        public Optional<Path> appFile() {
            return Optional.empty();
        }

        @Override
        public Duration pollInterval() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration settleTime() {
            return Duration.ofMillis(10);
        }
    }
}
