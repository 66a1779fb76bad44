// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.control.access.TokenText;
import io.mcpx.control.instance.InstanceRow;
import io.mcpx.control.instance.Instances;
import io.mcpx.control.tenancy.Background;
import io.mcpx.control.tenancy.OrganisationId;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Finds the gateway instance that a proof is of. An enrolment token that is shown in time becomes the token of the instance. */
@Singleton
public final class Admission {

    private final Background background;
    private final Tenancy tenancy;
    private final Instances instances;
    private final Clock clock;

    Admission(Background background, Tenancy tenancy, Instances instances, Clock clock) {
        this.background = background;
        this.tenancy = tenancy;
        this.instances = instances;
        this.clock = clock;
    }

    /** Empty when it proves nothing. */
    public Uni<Optional<KnownInstance>> admit(InstanceProof proof) {
        return background.run(() -> switch (proof) {
            case InstanceProof.Token(var text) -> withToken(text);
            case InstanceProof.Certificate(var organisation, var instance) ->
                organisation(organisation)
                        .chain(found -> found.map(id -> named(id, instance))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
        });
    }

    private Uni<Optional<KnownInstance>> withToken(TokenText token) {
        return tenancy.inside(
                token.organisation(),
                () -> instances
                        .withCredential(token.hash())
                        .chain(known -> known.isPresent()
                                ? Uni.createFrom().item(known.map(KnownInstance::of))
                                : enrol(token)));
    }

    private Uni<Optional<KnownInstance>> enrol(TokenText token) {
        return instances
                .expecting(token.hash())
                .map(expected -> expected.filter(row -> row.enrol(token, token, clock.instant())))
                .call(() -> instances.flush())
                .map(enrolled -> enrolled.map(KnownInstance::of));
    }

    private Uni<Optional<OrganisationId>> organisation(String idOrSlug) {
        return OrganisationId.parse(idOrSlug).map(tenancy::find).orElseGet(() -> tenancy.find(idOrSlug));
    }

    private Uni<Optional<KnownInstance>> named(OrganisationId organisation, String instance) {
        return tenancy.inside(
                organisation,
                () -> instances
                        .named(instance)
                        .invoke(found -> found.ifPresent(this::enrolled))
                        .call(() -> instances.flush())
                        .map(found -> found.map(KnownInstance::of)));
    }

    private void enrolled(InstanceRow row) {
        row.enrolByCertificate(clock.instant());
    }
}
