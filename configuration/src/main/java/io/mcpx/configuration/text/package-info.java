// SPDX-License-Identifier: Apache-2.0
/** Text of configuration files as trees of nodes that know their place, and reading them with exact errors. */
@NullMarked
package io.mcpx.configuration.text;

import org.jspecify.annotations.NullMarked;
