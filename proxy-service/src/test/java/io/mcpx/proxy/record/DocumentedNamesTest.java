// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names that operators rely on stand in the page that they read. */
class DocumentedNamesTest {

    private static final Pattern LOG_KEY = Pattern.compile("(\\w+)=%[a-z]|add\\(line, \"(\\w+)\"");
    private static final Pattern METER =
            Pattern.compile("uild(?:er)?\\(\"([a-z_.]+)\"|GaugeMetricFamily\\(\\s*\"([a-z_]+)\"");

    @Test
    void everyLogKeyIsDocumented() throws IOException {
        var page = page();

        assertThat(inSources(LOG_KEY, ""))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }

    @Test
    void everyMeterIsDocumented() throws IOException {
        var page = page();

        assertThat(inSources(METER, "record"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).contains("`" + name.replace('.', '_')));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/operations.md"));
    }

    private static Set<String> inSources(Pattern pattern, String subPackage) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java/io/mcpx/proxy", subPackage))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> pattern.matcher(read(file))
                            .results()
                            .map(DocumentedNamesTest::group)
                            .forEach(found::add));
        }
        return found;
    }

    private static String group(MatchResult match) {
        var first = match.group(1);
        return first != null ? first : match.group(2);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
