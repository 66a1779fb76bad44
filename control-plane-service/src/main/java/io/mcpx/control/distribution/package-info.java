// SPDX-License-Identifier: Apache-2.0
/** Which gateway instance gets what of its organisation's configuration, and when. */
@NullMarked
package io.mcpx.control.distribution;

import org.jspecify.annotations.NullMarked;
