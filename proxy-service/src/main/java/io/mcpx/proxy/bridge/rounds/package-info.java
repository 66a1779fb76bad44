// SPDX-License-Identifier: Apache-2.0
/** Calls of legacy clients at modern servers: the gateway asks the client what the server wants, and calls again. */
@NullMarked
package io.mcpx.proxy.bridge.rounds;

import org.jspecify.annotations.NullMarked;
