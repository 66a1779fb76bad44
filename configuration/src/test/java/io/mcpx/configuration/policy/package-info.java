// SPDX-License-Identifier: Apache-2.0
/** Tests of {@code policy}. */
@NullMarked
package io.mcpx.configuration.policy;

import org.jspecify.annotations.NullMarked;
