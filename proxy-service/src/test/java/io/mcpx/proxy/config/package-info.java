// SPDX-License-Identifier: Apache-2.0
/** Tests of {@code config}. */
@NullMarked
package io.mcpx.proxy.config;

import org.jspecify.annotations.NullMarked;
