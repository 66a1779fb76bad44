// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.identity.KeyHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mcpx check} and {@code mcpx hash-key}. */
class CommandsTest {

    @TempDir
    private Path directory;

    private ConfigFolder folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void makeFolder() {
        folder = new ConfigFolder(directory);
    }

    @Test
    void summarisesAValidFile() {
        folder.write("mcpx.yaml", """
                version: 1
                servers:
                  two: {url: "https://example.com/", headers: {X-Token: literal}}
                  one: {command: node}
                gateways: {dev: {}}
                """);

        assertThat(check("mcpx.yaml")).isZero();

        assertThat(lines(out))
                .satisfiesExactly(
                        line -> assertThat(line).matches("OK mcpx.yaml \\(version [0-9a-f]{12}\\)"),
                        line -> assertThat(line).isEqualTo("  servers: 2 (one, two)"),
                        line -> assertThat(line).isEqualTo("  gateways: 1 (dev)"),
                        line -> assertThat(line).isEqualTo("  tool groups: 0"),
                        line -> assertThat(line).isEqualTo("  agents: 0"),
                        line -> assertThat(line).isEqualTo("  callers: anonymous, no API key is needed"),
                        line -> assertThat(line)
                                .isEqualTo("warning: mcpx.yaml:3:48: servers.two.headers.X-Token: "
                                        + "a secret stands in the file (better: ${env:NAME} or ${file:PATH})"));
        assertThat(lines(err)).isEmpty();
    }

    @Test
    void listsEveryMistake() {
        folder.write("mcpx.yaml", "version: 2\nserver: {}\n");

        assertThat(check("mcpx.yaml")).isEqualTo(1);

        assertThat(lines(out)).isEmpty();
        assertThat(lines(err))
                .containsExactly(
                        "error: mcpx.yaml:1:10: version: found 2 (expected: 1)",
                        "error: mcpx.yaml:2:1: server: unknown key (did you mean 'servers'?)");
    }

    @Test
    void checksAPairWithItsAppYamlNamedOrNot() {
        folder.write("mcp.json", "{\"mcpServers\": {}}");
        folder.write("app.yaml", "auth: {enabled: true}");

        assertThat(check("mcp.json")).isEqualTo(1);
        assertThat(check("mcp.json", "app.yaml")).isEqualTo(1);
        folder.with("AUTH_KEY", "s3cret");
        assertThat(check("mcp.json", "app.yaml")).isZero();
        assertThat(lines(out)).contains("  callers: need an API key");
    }

    @Test
    void refusesASecondFileBesideAnMcpxYaml() {
        folder.write("mcpx.yaml", "version: 1\n");
        folder.write("app.yaml", "auth: {}\n");

        assertThat(check("mcpx.yaml", "app.yaml")).isEqualTo(1);
        assertThat(lines(err))
                .containsExactly(
                        "error: app.yaml: a second file beside mcpx.yaml (expected: only an mcp.json has an app.yaml)");
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThat(check("mcpx.yaml")).isEqualTo(1);
        assertThat(lines(err)).containsExactly("error: mcpx.yaml: the file cannot be read: it does not exist");
    }

    @Test
    void explainsItsUse() {
        assertThat(CheckCommand.run(List.of(), stream(out), stream(err), Map.of()))
                .isEqualTo(2);
        assertThat(CheckCommand.run(List.of("--help"), stream(out), stream(err), Map.of()))
                .isEqualTo(2);
        assertThat(CheckCommand.run(List.of("a", "b", "c"), stream(out), stream(err), Map.of()))
                .isEqualTo(2);
        assertThat(lines(err)).containsOnly("usage: mcpx check FILE [APP_FILE]");
    }

    @Test
    void makesAKeyAndItsHash() {
        assertThat(hashKey("", "--new")).isZero();

        var printed = lines(out);
        var key = printed.getFirst().substring("key:  ".length());
        assertThat(key).matches("mcpx_[A-Za-z0-9_-]{43}");
        assertThat(printed).containsExactly("key:  " + key, "hash: sha256:" + KeyHash.of(key));
    }

    @Test
    void hashesAKeyThatIsGiven() {
        assertThat(hashKey("a-key-of-our-own\n")).isZero();
        assertThat(lines(out)).containsExactly("sha256:" + KeyHash.of("a-key-of-our-own"));
    }

    @Test
    void refusesKeysThatCanBeGuessed() {
        assertThat(hashKey("hunter2\n")).isEqualTo(1);
        assertThat(hashKey("")).isEqualTo(1);
        assertThat(lines(out)).isEmpty();
        assertThat(lines(err)).containsOnly("no key of at least 16 characters on standard input");
    }

    @Test
    void takesNoKeyAsAnArgument() {
        assertThat(hashKey("", "a-key-of-our-own")).isEqualTo(2);
        assertThat(lines(err)).containsExactly("usage: mcpx hash-key [--new]");
    }

    private int check(String... files) {
        var paths = List.of(files).stream()
                .map(file -> folder.path(file).toString())
                .toList();
        return CheckCommand.run(paths, stream(out), stream(err), folder.environment());
    }

    private int hashKey(String input, String... args) {
        return HashKeyCommand.run(
                List.of(args), new ByteArrayInputStream(input.getBytes(UTF_8)), stream(out), stream(err));
    }

    private List<String> lines(ByteArrayOutputStream printed) {
        return printed.toString(UTF_8)
                .lines()
                .map(line -> line.replace(directory + "/", ""))
                .toList();
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, UTF_8);
    }
}
