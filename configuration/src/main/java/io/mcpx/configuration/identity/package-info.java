// SPDX-License-Identifier: Apache-2.0
/** Who is calling, and the labels by which rules know callers: values only, pure Java. */
@NullMarked
package io.mcpx.configuration.identity;

import org.jspecify.annotations.NullMarked;
