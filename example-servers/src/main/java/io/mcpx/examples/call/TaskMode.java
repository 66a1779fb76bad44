// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.call;

/** How a tool takes part in the tasks extension. */
public enum TaskMode {
    /** Always answers directly. */
    NEVER,
    /** Becomes a task when the client can follow it, and answers directly when not. */
    OPTIONAL,
    /** Refuses clients that cannot follow a task. */
    REQUIRED,
    /** Asks its questions directly and becomes a task when all are answered; refuses like {@link #REQUIRED}. */
    REQUIRED_AFTER_INPUT
}
