// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.json.Slice;

/** Last look at a server's result, already fitted to the client's era, before it goes to the client. */
@FunctionalInterface
interface ResultHandler {

    ResultHandler UNCHANGED = result -> result;

    Slice apply(Slice result);
}
