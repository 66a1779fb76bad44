// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Malformed files and the exact words about them. A table is a text file of cases: {@code === name}, for each file
 * {@code --- file name} and its content, then {@code --- errors} and the lines that are expected.
 */
class ConfigErrorsTest {

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrongWithAnMcpxYaml() {
        return tests("mcpx-errors.txt");
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrongWithYaml() {
        return tests("yaml-errors.txt");
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrongWithAnMcpJsonAndItsAppYaml() {
        return tests("lunar-errors.txt");
    }

    @Test
    void refusesTextThatIsNotUtf8() throws IOException {
        Files.write(directory.resolve("mcpx.yaml"), new byte[] {'a', ':', (byte) 0xC3, '(', '\n'});

        assertThat(new ConfigFolder(directory).errors("mcpx.yaml")).containsExactly("mcpx.yaml: not valid UTF-8");
    }

    @Test
    void refusesHugeFiles() throws IOException {
        Files.write(directory.resolve("mcpx.yaml"), new byte[(4 << 20) + 1]);

        assertThat(new ConfigFolder(directory).errors("mcpx.yaml")).containsExactly("mcpx.yaml: larger than 4 MiB");
    }

    @Test
    void refusesDeepNesting() {
        var folder = new ConfigFolder(directory);
        folder.write("mcpx.yaml", "[".repeat(70) + "]".repeat(70));
        folder.write("mcp.json", "[".repeat(70) + "]".repeat(70));

        assertThat(folder.errors("mcpx.yaml")).containsExactly("mcpx.yaml:1:66: more than 64 levels deep");
        assertThat(folder.errors("mcp.json")).containsExactly("mcp.json:1:66: more than 64 levels deep");
    }

    @Test
    void refusesAliasesThatMultiplyWithoutEnd() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 10; i++) {
            var before = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]%n".formatted(i, i, String.join(", ", List.of(before, before, before, before))));
        }
        var folder = new ConfigFolder(directory);
        folder.write("mcpx.yaml", bomb.toString());

        assertThat(folder.errors("mcpx.yaml"))
                .containsExactly("mcpx.yaml:9:5: more than 200000 values, aliases counted in full");
    }

    private Stream<DynamicTest> tests(String table) {
        return Case.read(table).stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
    }

    private void check(Case one) throws IOException {
        var folder = new ConfigFolder(Files.createTempDirectory(directory, "case"))
                .with("SET", "value-of-set")
                .with("TWO_LINES", "one\ntwo");
        one.files().forEach(file -> folder.write(file.name(), file.content()));

        assertThat(folder.errors(one.files().getFirst().name())).isEqualTo(one.errors());
    }

    /** One case of a table. */
    private record Case(String name, List<ConfigFile> files, List<String> errors) {

        record ConfigFile(String name, String content) {}

        static List<Case> read(String table) {
            return Arrays.stream(("\n" + text(table)).split("\n=== ", -1))
                    .skip(1)
                    .map(Case::parse)
                    .toList();
        }

        private static Case parse(String text) {
            var parts = text.split("\n--- ", -1);
            var files = new ArrayList<ConfigFile>();
            for (var part : Arrays.asList(parts).subList(1, parts.length - 1)) {
                files.add(new ConfigFile(head(part), part.substring(part.indexOf('\n') + 1) + "\n"));
            }
            return new Case(
                    head(parts[0]),
                    files,
                    parts[parts.length - 1]
                            .lines()
                            .skip(1)
                            .filter(line -> !line.isBlank())
                            .toList());
        }

        private static String head(String part) {
            return part.substring(0, part.indexOf('\n') < 0 ? part.length() : part.indexOf('\n'));
        }

        private static String text(String table) {
            try (var in = Objects.requireNonNull(ConfigErrorsTest.class.getResourceAsStream("/config/" + table))) {
                return new String(in.readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
