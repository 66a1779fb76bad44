// SPDX-License-Identifier: Apache-2.0
/** Start and end of the process: what begins in which order, and how it drains. */
@NullMarked
package io.mcpx.proxy.lifecycle;

import org.jspecify.annotations.NullMarked;
