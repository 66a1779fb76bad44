// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.proxy.config.push;

import org.jspecify.annotations.NullMarked;
