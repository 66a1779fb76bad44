// SPDX-License-Identifier: Apache-2.0
/** Fetches what issuers of tokens publish, apart from requests: their metadata and the keys they sign with. */
@NullMarked
package io.mcpx.proxy.issuer;

import org.jspecify.annotations.NullMarked;
