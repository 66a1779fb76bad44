// SPDX-License-Identifier: Apache-2.0
/** The data plane: what agents call. */
@NullMarked
package io.mcpx.proxy;

import org.jspecify.annotations.NullMarked;
