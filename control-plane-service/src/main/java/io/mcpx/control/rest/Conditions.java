// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a request (RFC 9110, 13.1).
 *
 * @param ifMatch entity tags as written; empty when the header is missing
 * @param ifNoneMatch likewise
 */
public record Conditions(List<String> ifMatch, List<String> ifNoneMatch) {

    private static final String ANY = "*";

    public Conditions {
        ifMatch = List.copyOf(ifMatch);
        ifNoneMatch = List.copyOf(ifNoneMatch);
    }

    static Conditions of(ContainerRequestContext request) {
        return new Conditions(
                tags(request.getHeaderString(HttpHeaders.IF_MATCH)),
                tags(request.getHeaderString(HttpHeaders.IF_NONE_MATCH)));
    }

    /** Whether the client has this version already. */
    public boolean has(String tag) {
        return ifNoneMatch.contains(ANY)
                || ifNoneMatch.stream().map(Conditions::strong).anyMatch(tag::equals);
    }

    /** Refuses a change of something whose version the client does not know. */
    public void requireMatch(String tag) {
        requireIfMatch();
        if (!ifMatch.contains(ANY) && !ifMatch.contains(tag)) {
            throw new Refused(
                    ErrorCode.PRECONDITION_FAILED, "If-Match: another version is in force (expected: " + tag + ")");
        }
    }

    /**
     * Refuses a PUT that does not say whether it makes something or changes it.
     *
     * @param tag of what exists; empty when there is nothing yet
     */
    public void requireForPut(Optional<String> tag) {
        if (!ifNoneMatch.isEmpty()) {
            requireAbsent(tag);
        } else if (tag.isPresent()) {
            requireMatch(tag.get());
        } else {
            requireIfMatch();
            throw new Refused(
                    ErrorCode.PRECONDITION_FAILED, "If-Match: it does not exist (expected: If-None-Match: *)");
        }
    }

    private void requireAbsent(Optional<String> tag) {
        if (!ifNoneMatch.equals(List.of(ANY))) {
            throw Refused.invalid("If-None-Match", String.join(", ", ifNoneMatch), "*");
        }
        if (tag.isPresent()) {
            throw new Refused(
                    ErrorCode.PRECONDITION_FAILED,
                    "If-None-Match: it exists already (expected: If-Match: " + tag.get() + ")");
        }
    }

    private void requireIfMatch() {
        if (ifMatch.isEmpty()) {
            throw new Refused(
                    ErrorCode.PRECONDITION_REQUIRED,
                    "If-Match: missing (expected: the ETag of what is changed, or If-None-Match: * to make it)");
        }
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static List<String> tags(@Nullable String header) {
        return header == null
                ? List.of()
                : Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList();
    }
}
