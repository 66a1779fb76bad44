// SPDX-License-Identifier: Apache-2.0
/** The running side of registered servers: transports, era probe, sessions, catalogue reading, resilience. */
@NullMarked
package io.mcpx.proxy.upstream;

import org.jspecify.annotations.NullMarked;
