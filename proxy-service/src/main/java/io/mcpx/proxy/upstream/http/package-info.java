// SPDX-License-Identifier: Apache-2.0
/** Streamable HTTP of both eras, spoken to a server. */
@NullMarked
package io.mcpx.proxy.upstream.http;

import org.jspecify.annotations.NullMarked;
