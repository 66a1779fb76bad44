// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.control.keys;

import org.jspecify.annotations.NullMarked;
