// SPDX-License-Identifier: Apache-2.0
/** Bounds on what one server may cost: places, queue, breaker, back-off. */
@NullMarked
package io.mcpx.proxy.upstream.guard;

import org.jspecify.annotations.NullMarked;
