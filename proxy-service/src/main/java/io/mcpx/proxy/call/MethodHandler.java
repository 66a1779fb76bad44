// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

/** What the gateway does with the requests of one method. */
interface MethodHandler {

    /** Handles one request and ends it, now or later; must not block. */
    void handle(Exchange exchange);
}
