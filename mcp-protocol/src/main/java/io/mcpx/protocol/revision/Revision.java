// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.revision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The published revisions of MCP, oldest first. */
public enum Revision {
    V2024_11_05("2024-11-05", Era.LEGACY),
    V2025_03_26("2025-03-26", Era.LEGACY),
    V2025_06_18("2025-06-18", Era.LEGACY),
    V2025_11_25("2025-11-25", Era.LEGACY),
    V2026_07_28("2026-07-28", Era.MODERN);

    public static final Revision LATEST_LEGACY = V2025_11_25;
    public static final Revision LATEST_MODERN = V2026_07_28;

    private static final List<Revision> NEWEST_FIRST = List.of(values()).reversed();

    private final String wire;
    private final Era era;

    Revision(String wire, Era era) {
        this.wire = wire;
        this.era = era;
    }

    /** The date by which messages and headers name it. */
    public String wire() {
        return wire;
    }

    public Era era() {
        return era;
    }

    /** True for the one revision whose HTTP transport must accept arrays of messages. */
    public boolean batches() {
        return this == V2025_03_26;
    }

    public boolean isAtLeast(Revision other) {
        return compareTo(other) >= 0;
    }

    public static Optional<Revision> of(String wire) {
        return Stream.of(values())
                .filter(revision -> revision.wire.equals(wire))
                .findFirst();
    }

    public static List<Revision> newestFirst() {
        return NEWEST_FIRST;
    }
}
