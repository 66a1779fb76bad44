// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.control.access;

import org.jspecify.annotations.NullMarked;
