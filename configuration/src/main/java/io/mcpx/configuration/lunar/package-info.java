// SPDX-License-Identifier: Apache-2.0
/** The formats of {@code mcp.json} and {@code app.yaml}. */
@NullMarked
package io.mcpx.configuration.lunar;

import org.jspecify.annotations.NullMarked;
