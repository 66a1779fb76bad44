// SPDX-License-Identifier: Apache-2.0
/** Who is acting, and the one decision of what they may do. */
@NullMarked
package io.mcpx.control.access;

import org.jspecify.annotations.NullMarked;
