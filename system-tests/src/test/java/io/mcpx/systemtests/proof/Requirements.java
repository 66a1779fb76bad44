// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the conformance suite, by its own files, requires of clients of a revision. */
final class Requirements {

    private static final Pattern SCORED = Pattern.compile("(?m)^client:\\n((?:  - \\S+\\n)+)");
    private static final Pattern ENTRY = Pattern.compile("(?m)^  - (\\S+)$");
    private static final Pattern NOT_SCORED = Pattern.compile("  - scenario: (\\S+)\\n    leg: client\\n");

    private final String text;

    private Requirements(String text) {
        this.text = text;
    }

    /** Of the file in the suite's folder of requirements that is named after the revision. */
    static Requirements of(Path folder, String revision) {
        try {
            return new Requirements(Files.readString(folder.resolve(revision + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scored client scenarios. */
    List<String> scored() {
        var list = SCORED.matcher(text);
        if (!list.find()) {
            throw new AssertionError("no list of client scenarios");
        }
        return all(ENTRY, list.group(1));
    }

    /** The client scenarios that are run and not scored. */
    List<String> notScored() {
        return all(NOT_SCORED, text);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
