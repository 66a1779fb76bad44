// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.problem;

/** What can be wrong with a request. The label is the last part of a problem's {@code type}, and is never renamed. */
public enum ErrorCode {
    INVALID_REQUEST("invalid-request"),
    INVALID_CONFIGURATION("invalid-configuration"),
    UNAUTHENTICATED("unauthenticated"),
    FORBIDDEN("forbidden"),
    NOT_FOUND("not-found"),
    ALREADY_EXISTS("already-exists"),
    CONFLICT("conflict"),
    PRECONDITION_REQUIRED("precondition-required"),
    PRECONDITION_FAILED("precondition-failed"),
    KEY_REUSED("idempotency-key-reused"),
    TOO_LARGE("too-large"),
    UNAVAILABLE("unavailable");

    private final String label;

    ErrorCode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
