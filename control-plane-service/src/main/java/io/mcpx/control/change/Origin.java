// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import io.mcpx.control.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Where a change comes from.
 *
 * @param traceId of the request, by W3C trace context; null when it bore none
 */
public record Origin(Actor actor, @Nullable String traceId) {}
