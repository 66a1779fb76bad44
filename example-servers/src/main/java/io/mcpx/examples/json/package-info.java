// SPDX-License-Identifier: Apache-2.0

/** JSON as trees where it is looked at and as text where it must stay as it came. */
@NullMarked
package io.mcpx.examples.json;

import org.jspecify.annotations.NullMarked;
