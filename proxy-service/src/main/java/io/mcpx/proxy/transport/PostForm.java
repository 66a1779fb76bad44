// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

/** How a POST held its messages, and what its client reads. */
record PostForm(Accept accept, Shape shape) {

    enum Shape {
        SINGLE,
        BATCH
    }
}
