// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import java.util.function.BiConsumer;

/**
 * What goes along while a file is read.
 *
 * @param problems where mistakes go
 * @param references what texts refer to
 * @param missing told of each reference that has no value
 */
public record Reading(Problems problems, References references, BiConsumer<Field, String> missing) {

    /** Reading in which a reference without a value is a mistake. */
    public static Reading strict(Problems problems, References references) {
        return new Reading(problems, references, Field::error);
    }

    /** The same reading, with another fate for references without a value. */
    public Reading onMissing(BiConsumer<Field, String> other) {
        return new Reading(problems, references, other);
    }
}
