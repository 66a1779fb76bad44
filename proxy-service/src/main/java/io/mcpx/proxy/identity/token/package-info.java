// SPDX-License-Identifier: Apache-2.0
/** OAuth access tokens: verified offline with the keys that their issuers publish, and what was verified kept for a while. */
@NullMarked
package io.mcpx.proxy.identity.token;

import org.jspecify.annotations.NullMarked;
