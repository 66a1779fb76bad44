// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import java.util.function.Consumer;

/** The legacy sessions that are open in this process. */
public interface LegacySessions {

    void forEach(Consumer<LegacySession> action);

    int count();
}
