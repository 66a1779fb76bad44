// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.model;

import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Node;
import io.mcpx.configuration.text.References;
import java.util.regex.Pattern;

/** Warns of values that stand in a file though their names sound secret. */
public final class LiteralSecrets {

    private static final Pattern NAME = Pattern.compile(
            "authorization|token|secret|passw|passphrase|credential|cookie|(api|access|private|auth)[-_]?key",
            Pattern.CASE_INSENSITIVE);

    /** Looks at one header or environment variable. */
    public static void look(Field entry) {
        if (entry.node() instanceof Node.Scalar scalar
                && scalar.type() == Node.ScalarType.STRING
                && !scalar.text().isBlank()
                && NAME.matcher(entry.key()).find()
                && !References.isReferring(scalar.text())
                && !scalar.text().contains("{{")) {
            warn(entry);
        }
    }

    /** Looks at a value that is secret whatever its name. */
    public static void lookAtSecret(Field entry) {
        if (entry.node() instanceof Node.Scalar scalar && !References.isReferring(scalar.text())) {
            warn(entry);
        }
    }

    private static void warn(Field entry) {
        entry.warning("a secret stands in the file (better: ${env:NAME} or ${file:PATH})");
    }

    private LiteralSecrets() {}
}
