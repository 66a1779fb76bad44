// SPDX-License-Identifier: Apache-2.0
/** Reading all that a server lists, completely and bounded. */
@NullMarked
package io.mcpx.proxy.upstream.catalog;

import org.jspecify.annotations.NullMarked;
