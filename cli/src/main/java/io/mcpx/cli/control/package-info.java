// SPDX-License-Identifier: Apache-2.0
/** The control plane that {@code up} starts, and what it puts there at the first start. */
@NullMarked
package io.mcpx.cli.control;

import org.jspecify.annotations.NullMarked;
