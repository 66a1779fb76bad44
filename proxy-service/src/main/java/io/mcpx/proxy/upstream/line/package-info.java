// SPDX-License-Identifier: Apache-2.0
/** Sessions over one two-way line of messages, where ids tell the answers apart. */
@NullMarked
package io.mcpx.proxy.upstream.line;

import org.jspecify.annotations.NullMarked;
