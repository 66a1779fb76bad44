// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.check;

import io.mcpx.configuration.mcpx.McpxFile;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Problem;
import io.mcpx.configuration.text.Problems;
import io.mcpx.configuration.text.Reading;
import io.mcpx.configuration.text.References;
import io.mcpx.configuration.text.References.OtherUse;
import io.mcpx.control.document.Configuration;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.problem.Violation;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads an organisation's configuration with the reader of {@code mcpx.yaml}. */
final class ConfigurationReader {

    private static final Pattern MESSAGE = Pattern.compile("(?s)(?:found )?(.*) \\(expected: (.*)\\)");
    private static final int MOST_TOLD = 100;

    /**
     * The snapshot, without version.
     *
     * @throws Refused with every mistake, each with its JSON pointer into the whole configuration
     */
    static Snapshot read(Configuration configuration) {
        var problems = new Problems();
        var snapshot = McpxFile.read(Field.root(Composition.of(configuration), reading(problems)));
        if (!problems.errors().isEmpty()) {
            throw refused(problems.errors());
        }
        return snapshot;
    }

    private static Reading reading(Problems problems) {
        var none = new References(Map.of(), Path.of(""), OtherUse.REFUSED, new HashSet<>());
        return Reading.strict(problems, none).onMissing(ConfigurationReader::missing);
    }

    /** Only what begins no reference is a mistake; the rest resolves where the gateway runs. */
    private static void missing(Field field, String what) {
        if (!what.startsWith("the environment variable")) {
            field.error(what);
        }
    }

    private static Refused refused(List<Problem> errors) {
        var violations = errors.stream()
                .limit(MOST_TOLD)
                .map(ConfigurationReader::violation)
                .toList();
        return new Refused(
                ErrorCode.INVALID_CONFIGURATION,
                errors.getFirst().path() + ": " + errors.getFirst().message(),
                violations);
    }

    private static Violation violation(Problem problem) {
        var matcher = MESSAGE.matcher(problem.message());
        return matcher.matches()
                ? new Violation(problem.place().file(), matcher.group(1), matcher.group(2))
                : new Violation(problem.place().file(), null, problem.message());
    }

    private ConfigurationReader() {}
}
