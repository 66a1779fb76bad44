// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Where every request passes the {@link Doorkeeper}. Made while the application is built, so it holds nothing that is configured. */
@Singleton
public class Door {

    private final Doorkeeper doorkeeper;

    Door(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    /** The refusal, or null to go on. */
    @ServerRequestFilter
    public Uni<@Nullable Response> letIn(ContainerRequestContext request) {
        return doorkeeper.letIn(request);
    }
}
