// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.prometheus.client.CollectorRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one Prometheus registry: the default gives every bean a registry of its own, of which one is scraped. */
final class CollectorsFactory {

    @Produces
    @Singleton
    CollectorRegistry collectors() {
        return new CollectorRegistry(true);
    }
}
