// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

/** The names of what is measured. */
public final class Scenarios {

    public static final String CALL = "call, legacy, JSON";
    public static final String MODERN = "call, modern, JSON";
    public static final String SSE = "call, legacy, SSE";
    public static final String MODERN_SSE = "call, modern, SSE";
    public static final String LIST = "list of 1,000 tools";
    public static final String LARGE = "result of 100 MB";
    public static final String OPEN = "open loop";

    /** Calls where the server has so many tools. */
    public static String tools(int count) {
        return "call, " + count + (count == 1 ? " tool" : " tools");
    }

    /** Calls while so many sessions are idle. */
    public static String sessions(int count) {
        return "call, " + count + " idle sessions";
    }

    private Scenarios() {}
}
