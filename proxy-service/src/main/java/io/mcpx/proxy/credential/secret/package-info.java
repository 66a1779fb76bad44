// SPDX-License-Identifier: Apache-2.0
/** Where secrets come from that the configuration only refers to. */
@NullMarked
package io.mcpx.proxy.credential.secret;

import org.jspecify.annotations.NullMarked;
