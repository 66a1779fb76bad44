// SPDX-License-Identifier: Apache-2.0
/** Refusals and what is wrong with a request. */
@NullMarked
package io.mcpx.control.problem;

import org.jspecify.annotations.NullMarked;
