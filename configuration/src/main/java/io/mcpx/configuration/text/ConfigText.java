// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Reads a configuration file as a tree: JSON if its name ends with {@code .json}, otherwise YAML. */
public final class ConfigText {

    private static final int LARGEST = 4 << 20;
    private static final String TOO_LARGE = "larger than 4 MiB";

    @FunctionalInterface
    private interface Parser {
        Node parse() throws MalformedText;
    }

    /** The tree of a file of at most 4 MiB; empty when it cannot be read at all, which is then reported. */
    public static Optional<Node> read(Path file, Problems problems) {
        return read(problems, () -> parse(file.toString(), load(file), problems));
    }

    /**
     * The tree of a text of at most 4 MiB; empty when it cannot be read at all, which is then reported.
     *
     * @param name what messages call it; JSON if it ends with {@code .json}, otherwise YAML
     */
    public static Optional<Node> read(String name, String text, Problems problems) {
        return read(problems, () -> parse(name, checked(name, text), problems));
    }

    /** The tree of a JSON text of at most 4 MiB; empty when it cannot be read at all, which is then reported. */
    public static Optional<Node> readJson(String name, String text, Problems problems) {
        return read(problems, () -> JsonText.read(name, checked(name, text), new NodeBuilder(problems)));
    }

    private static Optional<Node> read(Problems problems, Parser parser) {
        try {
            return Optional.of(parser.parse());
        } catch (MalformedText e) {
            problems.error(e.place(), FieldPath.ROOT, e.what());
            return Optional.empty();
        }
    }

    private static String checked(String name, String text) throws MalformedText {
        if (text.length() > LARGEST) {
            throw new MalformedText(Place.whole(name), TOO_LARGE);
        }
        return text;
    }

    private static Node parse(String name, String text, Problems problems) throws MalformedText {
        var builder = new NodeBuilder(problems);
        return name.toLowerCase(Locale.ROOT).endsWith(".json")
                ? JsonText.read(name, text, builder)
                : YamlText.read(name, text, builder);
    }

    private static String load(Path file) throws MalformedText {
        try {
            if (Files.size(file) > LARGEST) {
                throw new MalformedText(Place.whole(file.toString()), TOO_LARGE);
            }
            return decode(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new MalformedText(Place.whole(file.toString()), "the file cannot be read" + reason(file));
        }
    }

    private static String reason(Path file) {
        return Files.exists(file) ? "" : ": it does not exist";
    }

    private static String decode(Path file, byte[] bytes) throws MalformedText {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new MalformedText(Place.whole(file.toString()), "not valid UTF-8");
        }
    }

    private ConfigText() {}
}
