// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of one name or scalar value of a push-fed text, unless it is longer than names and ids may be. */
public final class Kept {

    /** As long as the longest id. */
    private static final int MOST = 4096;

    private byte[] bytes = new byte[64];
    private int length;
    private boolean whole;

    Kept() {}

    /** A copy of it; null if it was too long to be kept, or nothing of the kind. */
    public @Nullable Slice find() {
        return whole ? new Slice(Arrays.copyOf(bytes, length), 0, length) : null;
    }

    void begin(int first, boolean wanted) {
        whole = wanted;
        length = 0;
        if (wanted) {
            bytes[length++] = (byte) first;
        }
    }

    void add(byte[] source, int from, int to) {
        if (!whole) {
            return;
        }
        int needed = length + (to - from);
        whole = needed <= MOST;
        if (whole) {
            grow(needed);
            System.arraycopy(source, from, bytes, length, to - from);
            length = needed;
        }
    }

    private void grow(int needed) {
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(MOST, Math.max(needed, bytes.length * 2)));
        }
    }
}
