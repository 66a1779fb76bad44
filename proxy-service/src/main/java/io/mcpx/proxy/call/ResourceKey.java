// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.route.ServerName;

/** One resource of one server, by the URI the server knows. */
record ResourceKey(ServerName server, String nativeUri) {}
