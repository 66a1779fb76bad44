// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

/** What {@code --only} chooses from. */
enum Part {
    /** Start-up and idle memory. */
    START,
    /** Calls of legacy clients. */
    CALLS,
    /** Calls of modern clients. */
    MODERN,
    /** Answers as event streams. */
    SSE,
    /** Calls with 1, 500 and 2,000 tools. */
    TOOLS,
    /** Calls with 0, 1,000 and 10,000 idle sessions. */
    SESSIONS,
    /** Lists of 1,000 tools. */
    LIST,
    /** Half of what is possible, at a fixed rate. */
    OPEN,
    /** Results of 100 MB; the last, so that what they leave in memory is not seen in other rows. */
    LARGE
}
