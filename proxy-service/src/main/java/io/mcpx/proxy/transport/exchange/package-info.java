// SPDX-License-Identifier: Apache-2.0
/** One HTTP request and its response, whatever is spoken in them: bodies, limits, clocks, slow readers, refusals. */
@NullMarked
package io.mcpx.proxy.transport.exchange;

import org.jspecify.annotations.NullMarked;
