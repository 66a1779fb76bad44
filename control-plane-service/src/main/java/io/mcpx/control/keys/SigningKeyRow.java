// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.keys;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A signing key, in the database: the private one sealed. */
@Entity
@Table(name = "signing_key")
@SuppressWarnings("NullAway.Init")
public class SigningKeyRow {

    @Id
    String id;

    @Column(name = "public_key", updatable = false)
    String publicKey;

    @Column(name = "private_key", updatable = false)
    String privateKey;

    @Column(name = "active_from", updatable = false)
    Instant activeFrom;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    protected SigningKeyRow() {}

    SigningKeyRow(String id, String publicKey, String privateKey, Instant activeFrom, Instant now) {
        this.id = id;
        this.publicKey = publicKey;
        this.privateKey = privateKey;
        this.activeFrom = activeFrom;
        this.createdAt = now;
    }
}
