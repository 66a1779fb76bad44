// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.grant;

import io.mcpx.configuration.route.CredentialSpec;

/** Where grants come from. Thread-safe; nothing waits. */
@FunctionalInterface
public interface Grants {

    /** What to show to a server with this credential, held until it is released. */
    Grant of(CredentialSpec credential);
}
