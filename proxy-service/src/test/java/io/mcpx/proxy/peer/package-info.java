// SPDX-License-Identifier: Apache-2.0
/** Tests of who the replicas are. */
@NullMarked
package io.mcpx.proxy.peer;

import org.jspecify.annotations.NullMarked;
