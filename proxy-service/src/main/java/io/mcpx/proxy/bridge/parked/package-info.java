// SPDX-License-Identifier: Apache-2.0
/** Calls of modern clients at legacy servers: parked at the gateway while the server waits for what it asked the client. */
@NullMarked
package io.mcpx.proxy.bridge.parked;

import org.jspecify.annotations.NullMarked;
