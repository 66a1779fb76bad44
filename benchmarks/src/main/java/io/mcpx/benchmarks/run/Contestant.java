// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.load.Endpoint;
import io.mcpx.benchmarks.report.Row;
import io.mcpx.benchmarks.simulator.Profile;
import io.mcpx.benchmarks.simulator.Profile.Framing;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What clients connect to: the simulator itself, or something in front of it. */
sealed interface Contestant {

    /** The simulator, with nothing in between. */
    record Direct(int port, long process) implements Contestant {

        @Override
        public String name() {
            return Row.DIRECT;
        }

        @Override
        public Endpoint endpoint(Profile profile) {
            return new Endpoint(local(port, profile.path()), Map.of());
        }

        @Override
        public Optional<Long> pid(Profile profile) {
            return Optional.of(process);
        }
    }

    /** A plain reverse proxy; one that gathers answers, and one that streams them. */
    record ReverseProxies(RunningProxy gathering, RunningProxy streaming) implements Contestant {

        /** One of them. */
        record RunningProxy(int port, long pid) {}

        @Override
        public String name() {
            return Row.NGINX;
        }

        @Override
        public Endpoint endpoint(Profile profile) {
            return new Endpoint(local(of(profile).port(), profile.path()), Map.of());
        }

        @Override
        public Optional<Long> pid(Profile profile) {
            return Optional.of(of(profile).pid());
        }

        private RunningProxy of(Profile profile) {
            return profile.framing() == Framing.JSON ? gathering : streaming;
        }
    }

    /** The gateway of this suite. */
    record Mcpx(int port, long process) implements Contestant {

        @Override
        public String name() {
            return Row.MCPX;
        }

        @Override
        public Endpoint endpoint(Profile profile) {
            return at(profile, GatewayFile.KEY);
        }

        /** For clients that open sessions and leave them alone. */
        Endpoint idleEndpoint(Profile profile) {
            return at(profile, GatewayFile.IDLE_KEY);
        }

        @Override
        public Optional<Long> pid(Profile profile) {
            return Optional.of(process);
        }

        private Endpoint at(Profile profile, String key) {
            return new Endpoint(local(port, "/mcp/gateway/" + profile.name()), Map.of("x-api-key", key));
        }
    }

    /** Any other gateway, which has been set up by hand in front of the simulator. */
    record Other(String name, Endpoint endpoint, Optional<Long> process) implements Contestant {

        @Override
        public Endpoint endpoint(Profile profile) {
            return endpoint;
        }

        @Override
        public Optional<Long> pid(Profile profile) {
            return process;
        }
    }

    String name();

    /** Where it offers the tools of this profile. */
    Endpoint endpoint(Profile profile);

    /** The process that does so, if it is known. */
    Optional<Long> pid(Profile profile);

    private static URI local(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
