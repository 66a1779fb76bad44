// SPDX-License-Identifier: Apache-2.0
/** Tests of {@code text}. */
@NullMarked
package io.mcpx.configuration.text;

import org.jspecify.annotations.NullMarked;
