// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.protocol.revision.Era;

/**
 * In which eras a server is spoken to.
 *
 * @param probed in which its catalogue was read
 * @param both whether it serves each client in the client's own era
 */
public record SpokenEras(Era probed, boolean both) {

    static final SpokenEras LEGACY_ONLY = new SpokenEras(Era.LEGACY, false);

    /** The era of a call on behalf of a client of that era. */
    public Era towards(Era client) {
        return both ? client : probed;
    }

    public boolean include(Era era) {
        return towards(era) == era;
    }
}
