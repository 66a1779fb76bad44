// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import io.mcpx.proxy.config.FilesConfig;
import io.mcpx.proxy.seal.SealConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Base64;
import java.util.Optional;

/**
 * The settings of the push, checked as a whole.
 *
 * @param file where the last good snapshot is kept
 */
record ControlSettings(ControlAddress address, String replica, ControlConfig config, Optional<SnapshotFile> file) {

    private static final int LONGEST_REPLICA = 253;
    private static final int KEY_BYTES = 32;

    /**
     * Empty when no control plane is named.
     *
     * @throws ConfigurationException when the settings are incomplete or contradict each other
     */
    static Optional<ControlSettings> of(ControlConfig config, FilesConfig files, SealConfig seal) {
        return config.url().map(url -> checked(url, config, files, seal));
    }

    private static ControlSettings checked(String url, ControlConfig config, FilesConfig files, SealConfig seal) {
        require(
                files.file().isEmpty(),
                "mcpx.control.url: given beside mcpx.config.file (expected: one of them configures the gateway)");
        require(
                config.token().isEmpty() || config.tokenFile().isEmpty(),
                "mcpx.control.token: given beside mcpx.control.token-file (expected: one of them)");
        require(
                config.tls().certificate().isPresent() == config.tls().key().isPresent(),
                "mcpx.control.tls: a certificate without key, or a key without certificate (expected: both or none)");
        var address = ControlAddress.parse(url);
        return new ControlSettings(address, replica(config), config, file(config, seal, address));
    }

    private static String replica(ControlConfig config) {
        var name = config.replica().map(String::strip).orElseGet(ControlSettings::hostName);
        require(
                !name.isEmpty()
                        && name.length() <= LONGEST_REPLICA
                        && name.chars().noneMatch(Character::isISOControl),
                "mcpx.control.replica: " + name.length() + " characters (expected: a name of 1 to " + LONGEST_REPLICA
                        + ")");
        return name;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new ConfigurationException("mcpx.control.replica: missing, and this host has no name", e);
        }
    }

    private static Optional<SnapshotFile> file(ControlConfig config, SealConfig seal, ControlAddress address) {
        return config.snapshotFile()
                .map(path -> new SnapshotFile(
                        path,
                        SnapshotKey.derive(key(config, seal), address.toString()),
                        config.maxSnapshot().asLongValue()));
    }

    private static byte[] key(ControlConfig config, SealConfig seal) {
        if (config.snapshotKey().isPresent()) {
            return decoded("mcpx.control.snapshot-key", config.snapshotKey().get());
        }
        return decoded(
                "mcpx.seal.key",
                seal.key()
                        .orElseThrow(() -> new ConfigurationException(
                                "mcpx.control.snapshot-key: missing, and so is mcpx.seal.key (expected: a key under"
                                        + " which mcpx.control.snapshot-file is encrypted)")));
    }

    private static byte[] decoded(String property, String base64) {
        try {
            var key = Base64.getDecoder().decode(base64.strip());
            require(key.length == KEY_BYTES, property + ": " + key.length + " bytes (expected: " + KEY_BYTES + ")");
            return key;
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(property + ": no Base64 (expected: 32 bytes in Base64)");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ConfigurationException(otherwise);
        }
    }
}
