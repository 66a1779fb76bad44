// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.mcpx.control.problem.Refused;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which part of a list is asked for.
 *
 * @param limit 1 to 500; 50 unless said
 * @param after the place after which it begins; empty at the start
 * @param list what a cursor of this list is bound to
 */
public record PageRequest(int limit, Optional<String> after, String list, Cursors cursors) {

    private static final int MOST = 500;
    private static final int USUAL = 50;
    private static final int LONGEST_CURSOR = 2_048;

    /** Reads the limit and the cursor of the query; every other parameter is a part of the filter. */
    public static PageRequest of(ContainerRequestContext request, Cursors cursors) {
        var list = list(request);
        var cursor =
                Optional.ofNullable(request.getUriInfo().getQueryParameters().getFirst("cursor"));
        cursor.filter(text -> text.length() > LONGEST_CURSOR).ifPresent(text -> {
            throw Refused.invalid("cursor", text.length() + " characters", "at most " + LONGEST_CURSOR);
        });
        return new PageRequest(limit(request), cursor.map(text -> cursors.open(list, text)), list, cursors);
    }

    /**
     * The page of these rows.
     *
     * @param rows in order, one more than the limit if there are more
     * @param place of a row, unique and in the same order
     */
    public <T> Page<T> page(List<T> rows, Function<T, String> place) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        var shown = rows.subList(0, limit);
        return new Page<>(shown, cursors.seal(list, place.apply(shown.getLast())));
    }

    private static String list(ContainerRequestContext request) {
        var filter = new StringBuilder(Doorkeeper.origin(request).actor().id());
        filter.append('\n').append(request.getUriInfo().getPath());
        request.getUriInfo().getQueryParameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("cursor")
                        && !parameter.getKey().equals("limit"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(parameter -> filter.append('\n').append(parameter));
        return filter.toString();
    }

    private static int limit(ContainerRequestContext request) {
        var written = request.getUriInfo().getQueryParameters().getFirst("limit");
        if (written == null) {
            return USUAL;
        }
        if (!written.matches("[1-9][0-9]{0,2}") || Integer.parseInt(written) > MOST) {
            throw Refused.invalid("limit", "'" + written + "'", "a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(written);
    }
}
