// SPDX-License-Identifier: Apache-2.0
/** Tests of {@code route}. */
@NullMarked
package io.mcpx.proxy.route;

import org.jspecify.annotations.NullMarked;
