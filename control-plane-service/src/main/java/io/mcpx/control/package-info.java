// SPDX-License-Identifier: Apache-2.0
/** The control plane: the source of truth about servers, gateways, identities and their rules. */
@NullMarked
package io.mcpx.control;

import org.jspecify.annotations.NullMarked;
