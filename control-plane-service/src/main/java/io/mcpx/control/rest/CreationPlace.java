// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The place of something in a list by age: when it was made, and its id where several were made at once. */
public record CreationPlace(Instant createdAt, UUID id) {

    private static final UUID NIL = new UUID(0, 0);

    /** Before everything. */
    public static final CreationPlace START = new CreationPlace(Instant.EPOCH, NIL);

    /** The place after which a page begins. */
    public static CreationPlace of(PageRequest page) {
        return page.after().map(CreationPlace::parse).orElse(START);
    }

    /** The form in which a cursor has it. */
    public String text() {
        return createdAt + " " + id;
    }

    private static CreationPlace parse(String text) {
        var parts = Optional.of(text.split(" ", -1)).filter(found -> found.length == 2);
        return parts.map(found -> new CreationPlace(Instant.parse(found[0]), UUID.fromString(found[1])))
                .orElse(START);
    }
}
