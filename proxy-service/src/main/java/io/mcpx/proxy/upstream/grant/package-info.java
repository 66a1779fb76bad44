// SPDX-License-Identifier: Apache-2.0
/** What the gateway shows to servers to be let in, as those who speak to servers see it. */
@NullMarked
package io.mcpx.proxy.upstream.grant;

import org.jspecify.annotations.NullMarked;
