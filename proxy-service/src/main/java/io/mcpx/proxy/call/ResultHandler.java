// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.json.Slice;

/** Last look at a server's result, already fitted to the client's era, before it goes to the client. */
@FunctionalInterface
interface ResultHandler {

    ResultHandler UNCHANGED = leavingPlain(result -> result);

    /** A handler that leaves a result alone which has to do with neither a task nor a round trip. */
    static ResultHandler leavingPlain(ResultHandler handler) {
        return new ResultHandler() {
            @Override
            public Slice apply(Slice result) {
                return handler.apply(result);
            }

            @Override
            public boolean leavesPlain() {
                return true;
            }
        };
    }

    Slice apply(Slice result);

    /** Whether a result that has to do with neither a task nor a round trip stays as it is. */
    default boolean leavesPlain() {
        return false;
    }
}
