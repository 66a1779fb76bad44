// SPDX-License-Identifier: Apache-2.0
/** The replicas of this gateway: their names, which of them can be reached, and how one proves itself to another. */
@NullMarked
package io.mcpx.proxy.peer;

import org.jspecify.annotations.NullMarked;
