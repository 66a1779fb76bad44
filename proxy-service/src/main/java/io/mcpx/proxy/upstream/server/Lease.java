// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.proxy.upstream.link.Session;

/** A session while a call uses it, so that it is not given up as idle meanwhile. */
record Lease(Session session, Runnable release) {

    /** Of a session that is there anyway. */
    static Lease of(Session session) {
        return new Lease(session, () -> {});
    }
}
