// SPDX-License-Identifier: Apache-2.0
/** Running servers: kept connected, watched, called, replaced when their configuration changes. */
@NullMarked
package io.mcpx.proxy.upstream.server;

import org.jspecify.annotations.NullMarked;
