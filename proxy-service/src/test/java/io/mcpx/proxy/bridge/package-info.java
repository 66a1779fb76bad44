// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.proxy.bridge;

import org.jspecify.annotations.NullMarked;
