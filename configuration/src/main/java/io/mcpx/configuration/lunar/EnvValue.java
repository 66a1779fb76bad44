// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.lunar;

import io.mcpx.configuration.model.HeaderRules;
import io.mcpx.configuration.model.LiteralSecrets;
import io.mcpx.configuration.text.Field;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that is given in the file, taken from the environment ({@code {"fromEnv": NAME}}, {@code {"fromSecret": NAME}}), or
 * deliberately empty ({@code null}).
 */
sealed interface EnvValue {

    Field field();

    /** Of a header: may contain {@code {{NAME}}}; without a value the header is left out. */
    record OfHeader(Field field) implements EnvValue {}

    /** Of an environment variable: without a value the variable is empty. */
    record OfEnvironment(Field field) implements EnvValue {}

    Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}}");

    static EnvValue ofHeader(Field field) {
        return new OfHeader(field.asSecret());
    }

    static EnvValue ofEnvironment(Field field) {
        return new OfEnvironment(field.asSecret());
    }

    /**
     * The value; empty when there is none.
     *
     * @param missing told what a reference does not find; then the result does not matter
     */
    default Optional<String> read(BiConsumer<Field, String> missing) {
        if (field().isNull()) {
            return empty();
        }
        return (field().isMapping() ? referred(missing) : given(missing)).flatMap(this::checked);
    }

    private Optional<String> checked(String value) {
        return switch (this) {
            case OfEnvironment environment -> Optional.of(value);
            case OfHeader header
            when !HeaderRules.isValue(value) -> {
                field().error("the value contains control characters");
                yield Optional.empty();
            }
            case OfHeader header -> Optional.of(value.strip());
        };
    }

    private Optional<String> empty() {
        return switch (this) {
            case OfHeader header -> Optional.empty();
            case OfEnvironment environment -> Optional.of("");
        };
    }

    private Optional<String> referred(BiConsumer<Field, String> missing) {
        var fields = field().fields();
        var fromEnv = fields.find("fromEnv");
        var fromSecret = fields.find("fromSecret");
        fields.refuseOthers();
        if (fromEnv.isPresent() == fromSecret.isPresent()) {
            field().expected("a text, null, {\"fromEnv\": NAME} or {\"fromSecret\": NAME}");
            return Optional.empty();
        }
        return fromEnv.or(() -> fromSecret).flatMap(Field::word).flatMap(name -> lookUp(name, missing));
    }

    private Optional<String> given(BiConsumer<Field, String> missing) {
        LiteralSecrets.look(field());
        var text = field().in(field().reading().onMissing(missing)).text();
        return switch (this) {
            case OfEnvironment environment -> text;
            case OfHeader header ->
                text.filter(value -> !value.isEmpty()).map(value -> withPlaceholders(value, missing));
        };
    }

    private String withPlaceholders(String text, BiConsumer<Field, String> missing) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(lookUp(found.group(1), missing).orElse("")));
    }

    private Optional<String> lookUp(String name, BiConsumer<Field, String> missing) {
        var value = field().reading().references().environment(name);
        if (value.isEmpty()) {
            missing.accept(field(), "the environment variable " + name + " is not set");
        }
        return value;
    }
}
