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

    /** The tree of a file of at most 4 MiB; empty when it cannot be read at all, which is then reported. */
    public static Optional<Node> read(Path file, Problems problems) {
        try {
            return Optional.of(parse(file.toString(), load(file), problems));
        } catch (MalformedText e) {
            problems.error(e.place(), FieldPath.ROOT, e.what());
            return Optional.empty();
        }
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
                throw new MalformedText(Place.whole(file.toString()), "larger than 4 MiB");
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
