// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.benchmarks.simulator.Profile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The gateway's configuration for a measurement: with agents, keys, a tool group and permissions, as one would have them. */
record GatewayFile(int simulator, List<Profile> profiles) {

    /** The key of the agent that makes the calls. */
    static final String KEY = "bench-key-of-the-agent-that-calls";

    /** The key of the agent whose sessions are idle. */
    static final String IDLE_KEY = "bench-key-of-the-agent-that-idles";

    String text() {
        return """
                version: 1
                servers:
                ${servers}
                toolGroups:
                  offered:
                    servers: {${selection}}
                gateways:
                ${gateways}
                permissions:
                  default: {allow: [offered]}
                agents:
                  caller:
                    keys: ["${key}"]
                    groups: [offered]
                    gateways: [${names}]
                  idler:
                    keys: ["${idle}"]
                    groups: [offered]
                """.replace(
                        "${servers}",
                        lines(profile -> "  " + profile.name() + ": {url: \"http://127.0.0.1:" + simulator
                                + profile.path() + "\", limits: {maxMessageSize: 256MiB}}"))
                .replace("${selection}", joined(profile -> profile.name() + ": \"*\""))
                .replace(
                        "${gateways}",
                        lines(profile -> "  " + profile.name() + ": {servers: {" + profile.name()
                                + ": \"*\"}, groups: [offered]}"))
                .replace("${names}", joined(Profile::name))
                .replace("${key}", hash(KEY))
                .replace("${idle}", hash(IDLE_KEY));
    }

    private String lines(Function<Profile, String> line) {
        return profiles.stream().map(line).collect(Collectors.joining("\n"));
    }

    private String joined(Function<Profile, String> item) {
        return profiles.stream().map(item).collect(Collectors.joining(", "));
    }

    private static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }
}
