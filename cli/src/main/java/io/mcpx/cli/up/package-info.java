// SPDX-License-Identifier: Apache-2.0
/** {@code mcpx up}: the gateway on its sample configuration, with the servers in it. */
@NullMarked
package io.mcpx.cli.up;

import org.jspecify.annotations.NullMarked;
