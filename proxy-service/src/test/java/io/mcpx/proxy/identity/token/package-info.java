// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.proxy.identity.token;

import org.jspecify.annotations.NullMarked;
