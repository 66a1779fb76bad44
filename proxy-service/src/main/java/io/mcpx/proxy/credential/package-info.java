// SPDX-License-Identifier: Apache-2.0
/** What a server wants to see of the gateway: obtained, kept in memory while it holds, renewed, and never shown to anyone else. */
@NullMarked
package io.mcpx.proxy.credential;

import org.jspecify.annotations.NullMarked;
