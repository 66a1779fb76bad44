// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.proxy.credential.secret.CredentialConfig;
import io.mcpx.proxy.credential.secret.SecretSource;
import io.mcpx.proxy.upstream.egress.HostNames;
import io.mcpx.proxy.upstream.grant.Grant;
import io.mcpx.proxy.upstream.grant.GrantedHeader;
import io.mcpx.proxy.upstream.grant.Grants;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the servers of the snapshot in force want to see of the gateway. Servers with the same credential share it, so that it is
 * obtained once; what no server uses any more is forgotten. Thread-safe.
 */
@Singleton
public final class Credentials implements Grants {

    private record Shared(Kept<GrantedHeader> header, int users) {}

    private final ConcurrentHashMap<CredentialSpec, Shared> inUse = new ConcurrentHashMap<>();
    private final HeaderSources sources;
    private final Pace pace;

    /** All that can be obtained with these sources of secrets. */
    public Credentials(Vertx vertx, CredentialConfig config, @All List<SecretSource> sources) {
        this.pace = Pace.of(config);
        var tokens = new TokenClient(vertx, config, HostNames.ofSystem(vertx));
        this.sources = new HeaderSources(new Secrets(sources), tokens, pace);
    }

    @Override
    public Grant of(CredentialSpec credential) {
        var shared = inUse.compute(credential, (same, before) -> before == null ? made(credential) : used(before, 1));
        var released = new AtomicBoolean();
        return new KeptGrant(shared.header(), () -> {
            if (released.compareAndSet(false, true)) {
                inUse.computeIfPresent(credential, (same, before) -> before.users() == 1 ? null : used(before, -1));
            }
        });
    }

    private Shared made(CredentialSpec credential) {
        var source = sources.of(credential);
        return new Shared(new Kept<>(source.what(), source::fetch, pace), 1);
    }

    private static Shared used(Shared before, int more) {
        return new Shared(before.header(), before.users() + more);
    }
}
