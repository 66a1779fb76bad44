// SPDX-License-Identifier: Apache-2.0
/** Tests of the sessions, their ids, streams and bounds. */
@NullMarked
package io.mcpx.proxy.session;

import org.jspecify.annotations.NullMarked;
