// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.proxy.config.Snapshots.InForce;

/** One endpoint's catalogue, with what it was made of and until when that holds. Thread-safe. */
final class Kept {

    private final CatalogInputs inputs;
    private final EndpointCatalog catalog;
    private final InForce inForce;
    private final Moment moment;
    private volatile long usedAt;

    /** A time between two changes of servers; another instance is another time. */
    static final class Moment {}

    private Kept(CatalogInputs inputs, EndpointCatalog catalog, InForce inForce, Moment moment) {
        this.inputs = inputs;
        this.catalog = catalog;
        this.inForce = inForce;
        this.moment = moment;
    }

    /** A catalogue made of these now. */
    static Kept of(CatalogInputs inputs, InForce inForce, Moment moment) {
        return new Kept(inputs, new CatalogBuilder(inputs).build(), inForce, moment);
    }

    /** Whether nothing can have changed since. */
    @SuppressWarnings("ReferenceEquality") // a swap makes another instance; comparing contents would cost on every call
    boolean holds(InForce some, Moment now) {
        return inForce == some && moment == now;
    }

    boolean isOf(CatalogInputs some) {
        return inputs.equals(some);
    }

    /** The same catalogue, which still holds. */
    @SuppressWarnings("ReferenceEquality") // as above
    Kept at(InForce some, Moment now) {
        return new Kept(inputs, inForce == some ? catalog : catalog.forOtherRules(), some, now);
    }

    EndpointCatalog catalog() {
        return catalog;
    }

    /** Takes note that it was used at this time; most uses find that it was noted already. */
    void use(long time) {
        if (usedAt != time) {
            usedAt = time;
        }
    }

    long usedAt() {
        return usedAt;
    }
}
