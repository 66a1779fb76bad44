// SPDX-License-Identifier: Apache-2.0
/** Tests of the package of the same name. */
@NullMarked
package io.mcpx.proxy.transport.exchange;

import org.jspecify.annotations.NullMarked;
