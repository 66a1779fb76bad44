// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.proxy.transport.exchange.Accept;

/** How a POST held its messages, and what its client reads. */
record PostForm(Accept accept, Shape shape) {

    enum Shape {
        SINGLE,
        BATCH
    }
}
