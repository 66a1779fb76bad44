// SPDX-License-Identifier: Apache-2.0
/**
 * A configuration as single resources: what the control plane stores and sends. Each is an entry of {@code mcpx.yaml} in
 * canonical JSON, so that there is one language for configuration, and one reader.
 */
@NullMarked
package io.mcpx.configuration.resource;

import org.jspecify.annotations.NullMarked;
