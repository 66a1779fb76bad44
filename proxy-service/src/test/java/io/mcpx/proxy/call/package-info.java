// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.proxy.call;

import org.jspecify.annotations.NullMarked;
