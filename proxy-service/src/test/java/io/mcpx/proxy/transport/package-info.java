// SPDX-License-Identifier: Apache-2.0
/** Tests of the HTTP faces over real connections. */
@NullMarked
package io.mcpx.proxy.transport;

import org.jspecify.annotations.NullMarked;
