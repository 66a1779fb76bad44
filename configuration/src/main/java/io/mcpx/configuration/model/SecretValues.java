// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.model;

import io.mcpx.configuration.route.SecretValue;
import io.mcpx.configuration.route.SecretValue.Scheme;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.References.Kept;
import java.util.Locale;
import java.util.Optional;

/** Reads values nobody may see: themselves, or where they are. */
public final class SecretValues {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]{0,127}";
    /** Absolute: a configuration that comes from elsewhere has no folder. */
    private static final String PATH = "/\\P{Cntrl}{1,1023}";

    private static final String PATH_AND_FIELD = "[^#\\p{Cntrl}]{1,512}#[^#\\p{Cntrl}]{1,128}";

    /** A value that is sent in a header, so that it has no control characters. */
    public static Optional<SecretValue> ofHeader(Field field) {
        return read(field).filter(secret -> isOfHeader(secret, field));
    }

    public static Optional<SecretValue> read(Field field) {
        var secret = field.asSecret();
        var kept = secret.kept();
        return kept.isPresent()
                ? reference(secret, kept.get())
                : literal(secret).map(SecretValue.Literal::new);
    }

    private static Optional<String> literal(Field secret) {
        var text = secret.filledText().map(String::strip);
        text.ifPresent(value -> LiteralSecrets.lookAtSecret(secret));
        return text;
    }

    private static Optional<SecretValue> reference(Field secret, Kept kept) {
        var scheme = Scheme.valueOf(kept.scheme().toUpperCase(Locale.ROOT));
        if (!kept.locator().matches(pattern(scheme))) {
            secret.expected(written(scheme), "'${" + kept.scheme() + ":…}'");
            return Optional.empty();
        }
        return Optional.of(new SecretValue.Reference(scheme, kept.locator()));
    }

    private static String pattern(Scheme scheme) {
        return switch (scheme) {
            case ENV -> NAME;
            case FILE -> PATH;
            case VAULT, K8S -> PATH_AND_FIELD;
        };
    }

    private static String written(Scheme scheme) {
        return switch (scheme) {
            case ENV -> "${env:NAME}";
            case FILE -> "${file:/PATH}, absolute";
            case VAULT -> "${vault:PATH#FIELD}";
            case K8S -> "${k8s:SECRET#KEY}";
        };
    }

    private static boolean isOfHeader(SecretValue secret, Field field) {
        var isValue = !(secret instanceof SecretValue.Literal(var value)) || HeaderRules.isValue(value);
        if (!isValue) {
            field.asSecret().expected("no control characters");
        }
        return isValue;
    }

    private SecretValues() {}
}
