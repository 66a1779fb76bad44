// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.problem;

import java.util.List;

/** A request that is refused, with what its sender is told. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String clientMessage;
    private final transient List<Violation> violations;

    public Refused(ErrorCode code, String clientMessage) {
        this(code, clientMessage, List.of());
    }

    public Refused(ErrorCode code, String clientMessage, List<Violation> violations) {
        super(clientMessage);
        this.code = code;
        this.clientMessage = clientMessage;
        this.violations = List.copyOf(violations);
    }

    /** One mistake of the request. */
    public static Refused invalid(String pointer, String found, String expected) {
        return new Refused(
                ErrorCode.INVALID_REQUEST,
                pointer + ": " + found + " (expected: " + expected + ")",
                List.of(new Violation(pointer, found, expected)));
    }

    /** Something that does not exist, or that is not the caller's to see. */
    public static Refused notFound(String what, String name) {
        return new Refused(ErrorCode.NOT_FOUND, what + ": '" + name + "' (expected: one that exists)");
    }

    public ErrorCode code() {
        return code;
    }

    public String clientMessage() {
        return clientMessage;
    }

    public List<Violation> violations() {
        return violations;
    }
}
