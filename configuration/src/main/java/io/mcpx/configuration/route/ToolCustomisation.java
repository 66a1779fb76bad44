// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import io.mcpx.protocol.json.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator changes about one tool.
 *
 * @param rename the name in place of the native one, before any prefix
 * @param description how its description changes
 * @param fixedInputs values forced at call time; their parameters leave the schema
 * @param hiddenInputs parameters that leave the schema and are refused when sent
 * @param inputDescriptions new descriptions of parameters
 * @param children extra tools made from this one
 */
public record ToolCustomisation(
        @Nullable String rename,
        @Nullable Text description,
        Map<String, Slice> fixedInputs,
        Set<String> hiddenInputs,
        Map<String, Text> inputDescriptions,
        List<Child> children) {

    public static final ToolCustomisation NONE =
            new ToolCustomisation(null, null, Map.of(), Set.of(), Map.of(), List.of());

    public ToolCustomisation {
        fixedInputs = Map.copyOf(fixedInputs);
        hiddenInputs = Set.copyOf(hiddenInputs);
        inputDescriptions = Map.copyOf(inputDescriptions);
        children = List.copyOf(children);
    }

    /** The changed name, if there is one. */
    public Optional<String> renamed() {
        return Optional.ofNullable(rename);
    }

    /** Without the fixed values, which may be secret. */
    @Override
    public String toString() {
        return "ToolCustomisation[rename=" + rename + ", fixedInputs=" + fixedInputs.keySet() + ", hiddenInputs="
                + hiddenInputs + ", children="
                + children.stream().map(Child::name).toList() + "]";
    }

    /** A text that takes the place of another or is put behind it. */
    public sealed interface Text {

        String text();

        record Rewrite(String text) implements Text {}

        record Append(String text) implements Text {}

        /** The text that results from the one the server gave. */
        default String applyTo(@Nullable String original) {
            return switch (this) {
                case Rewrite(var text) -> text;
                case Append(var text) -> original == null || original.isEmpty() ? text : original + " " + text;
            };
        }
    }

    /** A tool beside the original: its own name, and the customisation that makes it. Has no children itself. */
    public record Child(String name, ToolCustomisation customisation) {}
}
