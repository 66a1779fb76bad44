// SPDX-License-Identifier: Apache-2.0
/** What changes between a client of one era and a server of the other. Pure Java. */
@NullMarked
package io.mcpx.proxy.bridge;

import org.jspecify.annotations.NullMarked;
