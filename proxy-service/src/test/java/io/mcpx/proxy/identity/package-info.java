// SPDX-License-Identifier: Apache-2.0
/** Tests of {@code identity}. */
@NullMarked
package io.mcpx.proxy.identity;

import org.jspecify.annotations.NullMarked;
