// SPDX-License-Identifier: Apache-2.0
/** Legacy sessions of clients: sealed ids, streams, replay. */
@NullMarked
package io.mcpx.proxy.session;

import org.jspecify.annotations.NullMarked;
