// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

/**
 * What a scan accepts at most.
 *
 * @param maxBytes length of the whole text, in bytes
 * @param maxDepth how many objects and arrays may be open at once, at most {@value #DEEPEST}
 */
public record JsonLimits(int maxBytes, int maxDepth) {

    /** The deepest nesting that can be configured: the scan is recursive. */
    public static final int DEEPEST = 1000;

    /** 64 MiB and 128 levels. */
    public static final JsonLimits DEFAULT = new JsonLimits(64 << 20, 128);

    static final JsonLimits NONE = new JsonLimits(Integer.MAX_VALUE, DEEPEST);

    public JsonLimits {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes: " + maxBytes + " (expected: > 0)");
        }
        if (maxDepth < 1 || maxDepth > DEEPEST) {
            throw new IllegalArgumentException("maxDepth: " + maxDepth + " (expected: 1.." + DEEPEST + ")");
        }
    }
}
