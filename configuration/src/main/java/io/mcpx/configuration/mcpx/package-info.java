// SPDX-License-Identifier: Apache-2.0
/** The format of {@code mcpx.yaml}. */
@NullMarked
package io.mcpx.configuration.mcpx;

import org.jspecify.annotations.NullMarked;
