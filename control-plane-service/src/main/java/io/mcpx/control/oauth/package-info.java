// SPDX-License-Identifier: Apache-2.0
/** The control plane as an authorization server for service accounts: tokens, metadata, keys. */
@NullMarked
package io.mcpx.control.oauth;

import org.jspecify.annotations.NullMarked;
