// SPDX-License-Identifier: Apache-2.0
/** Who may use what: the one decision, pure Java. */
@NullMarked
package io.mcpx.configuration.policy;

import org.jspecify.annotations.NullMarked;
