// SPDX-License-Identifier: Apache-2.0
/** Tests of {@code resource}. */
@NullMarked
package io.mcpx.configuration.resource;

import org.jspecify.annotations.NullMarked;
