// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${env:NAME}} and {@code ${file:PATH}} in texts; a doubled dollar makes the brace plain text. A path is
 * relative to the configuration file; one line break at the end of the file is left out. References of some schemes are not
 * replaced but kept, for who connects. Not thread-safe.
 */
public final class References {

    private static final Pattern REFERENCE = Pattern.compile("(\\$?)\\$\\{(?:([^:}]*):([^}]*)})?");
    private static final String NO_REFERENCE =
            "'${' begins no reference (expected: ${env:NAME}, ${file:PATH}, or $${ for a plain ${)";
    private static final Pattern ALONE = Pattern.compile("\\$\\{([^:}]*):([^}]*)}");
    private static final Set<String> OF_CONNECTIONS = Set.of("vault", "k8s");
    private static final Set<String> OF_MEMORY = Set.of("env", "file", "vault", "k8s");
    private static final int LARGEST_FILE = 64 << 10;

    private final Map<String, String> environment;
    private final Path directory;
    private final OtherUse otherUse;
    private final Set<Path> files;
    private final Set<String> keptSchemes;

    /**
     * A reference that is not replaced.
     *
     * @param scheme what stands before the colon
     * @param locator what stands behind it
     */
    public record Kept(String scheme, String locator) {}

    /** What <code>${</code> means where no known kind of reference follows. */
    public enum OtherUse {
        /** A mistake. */
        REFUSED,
        /** Itself, as in formats that were not made for references. */
        PLAIN
    }

    /**
     * @param directory that of the configuration file
     * @param files gets every file that is referred to, whether it exists or not
     */
    public References(Map<String, String> environment, Path directory, OtherUse otherUse, Set<Path> files) {
        this.environment = Map.copyOf(environment);
        this.directory = directory;
        this.otherUse = otherUse;
        this.files = files;
        this.keptSchemes = OF_CONNECTIONS;
    }

    private References(OtherUse otherUse) {
        this.environment = Map.of();
        this.directory = Path.of("");
        this.otherUse = otherUse;
        this.files = Set.of();
        this.keptSchemes = OF_MEMORY;
    }

    /** For documents of no machine: nothing is looked up. References are kept where they may be, and have no value elsewhere. */
    public static References inMemory(OtherUse otherUse) {
        return new References(otherUse);
    }

    /** What became of a text. */
    public sealed interface Resolved {

        record Text(String text) implements Resolved {
            @Override
            public String toString() {
                return "Text[]";
            }
        }

        /**
         * A reference has no value.
         *
         * @param what a sentence that names the reference, never a value
         */
        record Missing(String what) implements Resolved {}
    }

    /** The value of an environment variable. */
    public Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    /** Whether the text refers to something. */
    public static boolean isReferring(String text) {
        return REFERENCE
                .matcher(text)
                .results()
                .anyMatch(found -> found.group(1).isEmpty());
    }

    /** The one reference that a text consists of, if it is of a scheme that is not replaced. */
    public Optional<Kept> kept(String text) {
        var alone = ALONE.matcher(text.strip());
        return alone.matches() && keptSchemes.contains(alone.group(1))
                ? Optional.of(new Kept(alone.group(1), alone.group(2)))
                : Optional.empty();
    }

    /** The text with everything it refers to. */
    public Resolved resolve(String text) {
        if (!text.contains("${")) {
            return new Resolved.Text(text);
        }
        var resolved = new StringBuilder();
        var matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            switch (value(matcher)) {
                case Resolved.Text(var value) -> matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
                case Resolved.Missing missing -> {
                    return missing;
                }
            }
        }
        return new Resolved.Text(matcher.appendTail(resolved).toString());
    }

    private Resolved value(Matcher reference) {
        var escaped = !reference.group(1).isEmpty();
        var scheme = reference.group(2);
        if (!escaped && otherUse == OtherUse.REFUSED && scheme != null && keptSchemes.contains(scheme)) {
            return new Resolved.Missing("'${" + scheme
                    + ":' has no value here (expected: in the secrets of credentials, and with no other text)");
        }
        return switch (scheme) {
            case "env" -> escaped ? plain(reference, 1) : ofEnvironment(reference.group(3));
            case "file" -> escaped ? plain(reference, 1) : ofFile(reference.group(3));
            case null, default -> other(reference, escaped);
        };
    }

    private Resolved other(Matcher reference, boolean escaped) {
        return switch (otherUse) {
            case PLAIN -> plain(reference, 0);
            case REFUSED -> escaped ? plain(reference, 1) : new Resolved.Missing(NO_REFERENCE);
        };
    }

    private static Resolved plain(Matcher reference, int from) {
        return new Resolved.Text(reference.group().substring(from));
    }

    private Resolved ofEnvironment(String name) {
        var value = environment.get(name);
        return value == null
                ? new Resolved.Missing("the environment variable " + name + " is not set")
                : new Resolved.Text(value);
    }

    private Resolved ofFile(String name) {
        if (keptSchemes.contains("file")) {
            return new Resolved.Missing("the file '" + name + "' is not looked for here");
        }
        var file = path(name);
        if (file == null) {
            return new Resolved.Missing("'" + name + "' is not a path");
        }
        files.add(file);
        try {
            return Files.size(file) > LARGEST_FILE
                    ? new Resolved.Missing("the file " + file + " is larger than " + LARGEST_FILE + " bytes")
                    : new Resolved.Text(withoutLineEnd(Files.readString(file, UTF_8)));
        } catch (IOException e) {
            return new Resolved.Missing("the file " + file + " cannot be read");
        }
    }

    private @Nullable Path path(String name) {
        try {
            return directory.resolve(name).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static String withoutLineEnd(String text) {
        return text.replaceFirst("\\r?\\n\\z", "");
    }
}
