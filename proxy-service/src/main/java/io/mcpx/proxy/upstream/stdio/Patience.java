// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.stdio;

import io.mcpx.configuration.route.ServerSpec;
import java.time.Duration;

/**
 * How long a process is waited for that has been started and does not answer.
 *
 * @param probe before its silence is taken for that of a legacy server
 * @param start before it is given up: package runners may have to download it first
 */
public record Patience(Duration probe, Duration start) {

    /** The longer of this and the server's own deadline. */
    Duration start(ServerSpec spec) {
        var connect = spec.deadlines().connect();
        return connect.compareTo(start) > 0 ? connect : start;
    }
}
