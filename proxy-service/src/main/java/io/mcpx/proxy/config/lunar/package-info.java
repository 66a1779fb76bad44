// SPDX-License-Identifier: Apache-2.0
/** The formats of {@code mcp.json} and {@code app.yaml}. */
@NullMarked
package io.mcpx.proxy.config.lunar;

import org.jspecify.annotations.NullMarked;
