// SPDX-License-Identifier: Apache-2.0
/** Servers that do what a test tells them to. */
@NullMarked
package io.mcpx.proxy.upstream.fake;

import org.jspecify.annotations.NullMarked;
