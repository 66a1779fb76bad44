// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.instance;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The gateway instances of the organisation in whose name the transaction runs. */
@Singleton
public class Instances implements PanacheRepositoryBase<InstanceRow, UUID> {

    public Uni<Optional<InstanceRow>> named(String name) {
        return find("name = ?1", name).firstResult().map(Optional::ofNullable);
    }

    /** The instance whose replicas show the token of this hash. */
    public Uni<Optional<InstanceRow>> withCredential(String hash) {
        return find("credentialHash = ?1", hash).firstResult().map(Optional::ofNullable);
    }

    /** The instance that expects the enrolment token of this hash. */
    public Uni<Optional<InstanceRow>> expecting(String hash) {
        return find("enrolmentHash = ?1", hash).firstResult().map(Optional::ofNullable);
    }

    /** At most this many after a name, in order. */
    public Uni<List<InstanceRow>> after(String name, int limit) {
        return find("name > ?1", Sort.by("name"), name).range(0, limit - 1).list();
    }
}
