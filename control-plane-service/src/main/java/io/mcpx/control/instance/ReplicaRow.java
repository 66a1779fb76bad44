// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.instance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One replica of a gateway instance, as it was last heard of. */
@Entity
@Table(name = "instance_replica")
@IdClass(ReplicaRow.Key.class)
@SuppressWarnings("NullAway.Init")
public class ReplicaRow {

    private static final Duration SILENCE = Duration.ofSeconds(45);

    /** Names a replica. */
    public record Key(UUID organisationId, UUID instanceId, String replica) {}

    @Id
    @Column(name = "organisation_id")
    UUID organisationId;

    @Id
    @Column(name = "instance_id")
    UUID instanceId;

    @Id
    String replica;

    boolean connected;

    @Column(name = "connected_at")
    Instant connectedAt;

    @Column(name = "last_seen_at")
    Instant lastSeenAt;

    @Column(name = "version_in_force")
    @Nullable
    String versionInForce;

    @Column(name = "revision_in_force")
    @Nullable
    Long revisionInForce;

    @Column(name = "last_nack")
    @Nullable
    String lastNack;

    @Column(name = "last_nack_at")
    @Nullable
    Instant lastNackAt;

    @Column(name = "software_version")
    @Nullable
    String softwareVersion;

    @Nullable
    String state;

    protected ReplicaRow() {}

    /** Whether it is connected: a control plane that died could not say that it is not, but neither did the replica speak. */
    boolean isConnected(Instant now) {
        return connected && now.isBefore(lastSeenAt.plus(SILENCE));
    }
}
