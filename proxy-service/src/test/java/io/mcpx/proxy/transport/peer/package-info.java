// SPDX-License-Identifier: Apache-2.0
/** Tests of what goes between replicas, as far as no connection is needed. */
@NullMarked
package io.mcpx.proxy.transport.peer;

import org.jspecify.annotations.NullMarked;
