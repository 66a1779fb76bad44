// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.configuration.identity.KeyHash;
import io.mcpx.configuration.resource.ResourceKey.Kind;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** How much processor time one change takes with 10,000 agents, 10,000 gateways and 200 servers. Not a test: run it by itself. */
public final class AssemblySpeed {

    private static final int IDENTITIES = 10_000;
    private static final int SERVERS = 200;
    private static final int ROUNDS = 300;

    public static void main(String[] args) {
        var resources = everything();
        var bytes = resources.stream()
                .mapToLong(one -> one.body().getBytes(UTF_8).length)
                .sum();
        System.out.printf("%d resources, %d bytes%n", resources.size(), bytes);
        var assembly = Assembly.EMPTY;
        for (var i = 0; i < 3; i++) {
            var start = processorTime();
            assembly = valid(Assembly.EMPTY.with(resources, Set.of()));
            print("everything", List.of(processorTime() - start));
        }
        measure("one agent", assembly, i -> agent(i % IDENTITIES, "new key " + i));
        measure("one gateway", assembly, i -> gateway(i % IDENTITIES, (i * 7 + 1) % SERVERS));
        measure("one server that 100 gateways use", assembly, i -> server(i % SERVERS, "t" + i));
        measure("one server's bounds", assembly, i -> server(i % SERVERS, "t"));
    }

    /** Of this thread, so that it says the same on a busy machine; what the collector takes comes on top. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @FunctionalInterface
    private interface Changed {
        Resource of(int round);
    }

    private static void measure(String what, Assembly from, Changed changed) {
        var assembly = from;
        var times = new ArrayList<Long>();
        for (var i = 0; i < ROUNDS; i++) {
            var change = List.of(changed.of(i));
            var start = processorTime();
            assembly = valid(assembly.with(change, Set.of()));
            times.add(processorTime() - start);
        }
        print(what, times.subList(ROUNDS / 3, ROUNDS));
    }

    private static void print(String what, List<Long> nanos) {
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%s: median %.2f ms, p99 %.2f ms, least %.2f ms%n",
                what,
                ms(sorted, 0.5),
                ms(sorted, 0.99),
                Arrays.stream(sorted).min().orElse(0) / 1e6);
    }

    private static double ms(long[] sorted, double part) {
        return Duration.ofNanos(sorted[(int) ((sorted.length - 1) * part)]).toNanos() / 1e6;
    }

    private static List<Resource> everything() {
        var resources = new ArrayList<Resource>();
        for (var i = 0; i < SERVERS; i++) {
            resources.add(server(i, "t"));
        }
        for (var i = 0; i < IDENTITIES; i++) {
            resources.add(gateway(i, i % SERVERS));
            resources.add(agent(i, "key " + i));
        }
        return resources;
    }

    private static Resource server(int i, String renamed) {
        return RandomChanges.resource(
                Kind.SERVER,
                "server-" + i,
                "{url: 'https://s%d.example.com/mcp', timeout: %ds, tools: {a: {rename: %s}}}"
                        .formatted(i, 1 + i % 50, renamed));
    }

    private static Resource gateway(int i, int server) {
        return RandomChanges.resource(
                Kind.GATEWAY,
                "gateway-" + i,
                "{servers: {server-%d: '*', server-%d: [x, y]}}".formatted(server, (server + 1) % SERVERS));
    }

    private static Resource agent(int i, String key) {
        return RandomChanges.resource(
                Kind.AGENT,
                "agent-" + i,
                "{keys: ['sha256:%s'], gateways: [gateway-%d]}".formatted(KeyHash.of(key), i));
    }

    private static Assembly valid(Assembled assembled) {
        return switch (assembled) {
            case Assembled.Valid(var assembly, var snapshot) -> assembly;
            case Assembled.Invalid(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    private AssemblySpeed() {}
}
