// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.load.Endpoint;
import io.mcpx.benchmarks.report.Row;
import io.mcpx.cli.process.Failure;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Other gateways, as the command line names them.
 *
 * @param headers each as {@code NAME=HEADER:VALUE}
 */
record Others(Map<String, String> targets, List<String> headers, Map<String, Long> pids) {

    private static final Set<String> TAKEN = Set.of(Row.DIRECT, Row.NGINX, Row.MCPX);

    List<Contestant> contestants() {
        var byTarget = new HashMap<String, Map<String, String>>();
        headers.forEach(header -> addHeader(header, byTarget));
        pids.keySet().forEach(name -> requireTarget("--pid", name));
        return targets.entrySet().stream()
                .map(target -> contestant(
                        target.getKey(), target.getValue(), byTarget.getOrDefault(target.getKey(), Map.of())))
                .toList();
    }

    private Contestant contestant(String name, String url, Map<String, String> sent) {
        if (TAKEN.contains(name)) {
            throw new Failure("--target: " + name + " is taken (expected: another name)");
        }
        try {
            var endpoint = new Endpoint(URI.create(url), sent);
            return new Contestant.Other(name, endpoint, Optional.ofNullable(pids.get(name)));
        } catch (IllegalArgumentException e) {
            throw new Failure("--target: " + name + "=" + url + " (expected: http://host:port/path)");
        }
    }

    private void addHeader(String header, Map<String, Map<String, String>> byTarget) {
        int equals = header.indexOf('=');
        int colon = header.indexOf(':', equals);
        if (equals < 1 || colon < equals + 2) {
            throw new Failure("--header: not as expected (expected: NAME=HEADER:VALUE)");
        }
        var name = header.substring(0, equals);
        requireTarget("--header", name);
        byTarget.computeIfAbsent(name, any -> new HashMap<>())
                .put(
                        header.substring(equals + 1, colon),
                        header.substring(colon + 1).strip());
    }

    private void requireTarget(String option, String name) {
        if (!targets.containsKey(name)) {
            throw new Failure(option + ": no target " + name + " (expected: a name that --target gives)");
        }
    }
}
