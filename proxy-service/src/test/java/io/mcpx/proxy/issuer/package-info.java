// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.proxy.issuer;

import org.jspecify.annotations.NullMarked;
