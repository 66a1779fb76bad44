// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.control.token;

import org.jspecify.annotations.NullMarked;
