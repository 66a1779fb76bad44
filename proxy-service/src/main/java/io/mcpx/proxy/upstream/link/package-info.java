// SPDX-License-Identifier: Apache-2.0
/** What the ways to a server have in common: sessions, exchanges, and who is meant by what a server says unasked. */
@NullMarked
package io.mcpx.proxy.upstream.link;

import org.jspecify.annotations.NullMarked;
