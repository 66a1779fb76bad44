// SPDX-License-Identifier: Apache-2.0
/** The event streams of legacy sessions: numbered, kept within bounds, resumed. */
@NullMarked
package io.mcpx.proxy.session.stream;

import org.jspecify.annotations.NullMarked;
