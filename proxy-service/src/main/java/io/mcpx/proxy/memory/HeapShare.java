// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.memory;

import io.quarkus.runtime.configuration.MemorySize;
import java.util.Optional;

/**
 * How much one kind of buffers may take where nobody has said it: an eighth of the heap, at most 256 MiB. There are four
 * kinds, beside the lists that are kept, and what is held may stand there twice for a moment, so that all of them together leave
 * room to work.
 */
public final class HeapShare {

    private static final long MOST = 256L << 20;

    /** The configured size, or the share of this process's heap. */
    public static long of(Optional<MemorySize> configured) {
        return configured
                .map(MemorySize::asLongValue)
                .orElseGet(() -> Math.min(MOST, Runtime.getRuntime().maxMemory() / 8));
    }

    private HeapShare() {}
}
