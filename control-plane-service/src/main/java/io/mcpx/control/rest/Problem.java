// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.problem.Violation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for the client (RFC 9457).
 *
 * @param type {@code urn:mcpx:problem:} and the label of the error
 * @param detail a sentence
 * @param errors what is wrong with the request, one by one
 * @param instance names this occurrence in the log; only of mistakes of ours
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "What went wrong (RFC 9457)")
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Violation> errors,
        @Nullable String instance) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "urn:mcpx:problem:";

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Response of(Refused refused) {
        return of(refused.code(), refused.clientMessage(), refused.violations());
    }

    public static Response of(ErrorCode code, String detail) {
        return of(code, detail, List.of());
    }

    private static Response of(ErrorCode code, String detail, List<Violation> errors) {
        var status = Statuses.of(code);
        var problem = new Problem(type(code), title(code), status, detail, errors, null);
        var response = Response.status(status).type(MEDIA_TYPE).entity(problem);
        return code == ErrorCode.UNAUTHENTICATED
                ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"mcpx\"")
                        .build()
                : response.build();
    }

    /** A refusal of HTTP itself, such as a method that is not allowed. */
    static Response ofStatus(int status, String title) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(new Problem("about:blank", title, status, title, List.of(), null))
                .build();
    }

    /** A mistake of ours, of which the client learns nothing but the name under which it is logged. */
    static Response internal(String instance) {
        var detail = "internal error; the log has it as " + instance;
        return Response.status(500)
                .type(MEDIA_TYPE)
                .entity(new Problem("about:blank", "Internal Server Error", 500, detail, List.of(), instance))
                .build();
    }

    static String type(ErrorCode code) {
        return TYPES + code.label();
    }

    static String title(ErrorCode code) {
        var words = code.label().replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
