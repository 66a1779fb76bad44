// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import jakarta.inject.Singleton;

/** Handlers of methods that change what a client is told later. */
@Singleton
final class SessionHandlers {

    private final SetLogLevel setLogLevel;
    private final WatchResource watchResource;
    private final Listen listen;

    SessionHandlers(SetLogLevel setLogLevel, WatchResource watchResource, Listen listen) {
        this.setLogLevel = setLogLevel;
        this.watchResource = watchResource;
        this.listen = listen;
    }

    MethodHandler setLogLevel() {
        return setLogLevel;
    }

    MethodHandler watchResource() {
        return watchResource;
    }

    MethodHandler listen() {
        return listen;
    }
}
