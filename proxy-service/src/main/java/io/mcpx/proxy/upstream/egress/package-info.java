// SPDX-License-Identifier: Apache-2.0
/** Which addresses a server's name may stand for, and the pinning of those that were checked. */
@NullMarked
package io.mcpx.proxy.upstream.egress;

import org.jspecify.annotations.NullMarked;
