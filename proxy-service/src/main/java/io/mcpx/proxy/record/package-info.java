// SPDX-License-Identifier: Apache-2.0
/** The one fact written about every call, and what derives from it. */
@NullMarked
package io.mcpx.proxy.record;

import org.jspecify.annotations.NullMarked;
