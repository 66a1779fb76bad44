// SPDX-License-Identifier: Apache-2.0

/** Prompts, resources and completions. */
@NullMarked
package io.mcpx.examples.content;

import org.jspecify.annotations.NullMarked;
