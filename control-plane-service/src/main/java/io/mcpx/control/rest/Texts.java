// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.mcpx.control.problem.Refused;
import jakarta.ws.rs.container.ContainerRequestContext;

/** Texts of paths and queries that may go to the database. */
public final class Texts {

    private static final int LONGEST = 256;

    /** A name from a path. One that nothing can bear names nothing. */
    public static String name(String what, String written) {
        if (!isPlain(written) || written.isEmpty()) {
            throw Refused.notFound(what, written.replaceAll("\\p{Cntrl}", "?"));
        }
        return written;
    }

    /** A parameter of a query; empty when it is missing. */
    public static String parameter(ContainerRequestContext request, String name) {
        var written = request.getUriInfo().getQueryParameters().getFirst(name);
        if (written == null) {
            return "";
        }
        if (!isPlain(written)) {
            throw Refused.invalid(name, "control characters, or too long", "at most " + LONGEST + " characters");
        }
        return written;
    }

    private static boolean isPlain(String text) {
        return text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    private Texts() {}
}
