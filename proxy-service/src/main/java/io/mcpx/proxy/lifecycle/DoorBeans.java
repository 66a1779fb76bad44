// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.lifecycle;

import io.mcpx.proxy.transport.Strangers;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Says at the door who is served there. */
@Singleton
final class DoorBeans {

    @Produces
    @Singleton
    Strangers strangers(ListenConfig listen) {
        return new Strangers(OpenDoor.isMeant(listen));
    }
}
