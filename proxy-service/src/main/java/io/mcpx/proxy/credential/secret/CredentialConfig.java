// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How what servers want to see of the gateway is obtained and kept. */
@ConfigMapping(prefix = "mcpx.credentials")
public interface CredentialConfig {

    /** How long a secret read from Vault, Kubernetes or a file may be used before it must have been read again. */
    @WithDefault("5m")
    Duration ttl();

    /** How long a secret read from a file is used before the file is looked at again. */
    @WithDefault("1s")
    Duration fileCheck();

    /** How long a token endpoint or a store of secrets may take to answer. */
    @WithDefault("5s")
    Duration timeout();

    /** The largest answer read of a token endpoint or a store of secrets. */
    @WithDefault("64K")
    MemorySize maxAnswer();

    /** How long before a token expires the next one is fetched; a third of its life if that is shorter. */
    @WithDefault("60s")
    Duration renewBefore();

    /** The life of a token whose endpoint does not name one. */
    @WithDefault("5m")
    Duration tokenLife();

    /** The longest a token is used, whatever its endpoint says. */
    @WithDefault("12h")
    Duration maxTokenLife();

    /** The wait before the third attempt to obtain what could not be had; the second is made at once. */
    @WithDefault("500ms")
    Duration retryFirst();

    /** The longest wait between two attempts. */
    @WithDefault("30s")
    Duration retryCap();

    /** What the names of environment variables begin with that a pushed configuration may refer to. */
    @WithDefault("MCPX_SECRET_")
    String envPrefix();

    /** The folder in which files lie that a pushed configuration may refer to; without it there are none. */
    Optional<Path> fileFolder();

    Kubernetes k8s();

    /** Where the secrets of <code>${k8s:name#key}</code> are. */
    interface Kubernetes {

        /** A folder that has each secret mounted as {@code name/key}; without it the Kubernetes API is asked. */
        Optional<Path> directory();

        /** The address of the Kubernetes API; without it what the pod's environment says. */
        Optional<URI> url();

        /** The folder with the pod's service-account {@code token}, {@code ca.crt} and {@code namespace}. */
        @WithDefault("/var/run/secrets/kubernetes.io/serviceaccount")
        Path serviceAccount();
    }
}
