// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import io.mcpx.control.document.EntryId;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.problem.Violation;

/**
 * Makes pointers into a whole configuration such into the body that was sent. A mistake elsewhere, such as in what refers to the
 * entry, keeps its pointer behind {@code mcpx.yaml#}.
 */
final class Pointing {

    private static final String ELSEWHERE = "mcpx.yaml#";

    static Throwable into(EntryId id, Throwable failure) {
        return failure instanceof Refused refused && refused.code() == ErrorCode.INVALID_CONFIGURATION
                ? new Refused(
                        refused.code(),
                        refused.clientMessage(),
                        refused.violations().stream()
                                .map(violation -> into(id.pointer(), violation))
                                .toList())
                : failure;
    }

    private static Violation into(String prefix, Violation violation) {
        var pointer = violation.pointer();
        if (pointer.equals(prefix) || pointer.startsWith(prefix + "/")) {
            return new Violation(pointer.substring(prefix.length()), violation.found(), violation.expected());
        }
        return new Violation(ELSEWHERE + pointer, violation.found(), violation.expected());
    }

    private Pointing() {}
}
