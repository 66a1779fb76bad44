// SPDX-License-Identifier: Apache-2.0
/** Streamable HTTP spoken to a server, exchange by exchange. */
@NullMarked
package io.mcpx.proxy.upstream.http;

import org.jspecify.annotations.NullMarked;
