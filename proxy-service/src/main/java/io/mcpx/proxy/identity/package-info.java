// SPDX-License-Identifier: Apache-2.0
/** Who is calling: from credentials and labels to a {@link io.mcpx.configuration.identity.Caller}. */
@NullMarked
package io.mcpx.proxy.identity;

import org.jspecify.annotations.NullMarked;
