// SPDX-License-Identifier: Apache-2.0
/** The way of a client's HTTP exchange to the replica that it concerns, and back. */
@NullMarked
package io.mcpx.proxy.transport.peer;

import org.jspecify.annotations.NullMarked;
