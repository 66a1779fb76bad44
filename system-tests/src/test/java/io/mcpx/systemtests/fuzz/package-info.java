// SPDX-License-Identifier: Apache-2.0
/** A million spoiled requests against one real gateway. */
@NullMarked
package io.mcpx.systemtests.fuzz;

import org.jspecify.annotations.NullMarked;
