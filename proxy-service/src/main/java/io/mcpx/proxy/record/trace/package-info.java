// SPDX-License-Identifier: Apache-2.0
/** Calls while they run: in-flight counts, spans, and the trace context that goes on to servers. */
@NullMarked
package io.mcpx.proxy.record.trace;

import org.jspecify.annotations.NullMarked;
