// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.seal.Sealer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The {@code requestState} that modern clients hold between the rounds of a request. It is sealed for its caller, endpoint,
 * method and the name of what is called, and expires.
 */
@Singleton
final class RoundStates {

    /** What a state says. */
    sealed interface State {

        /** The state that a modern server gave; it gets exactly this one back. */
        record OfServer(ServerName server, String own) implements State {}

        /** A call that waits at a legacy server, held by one replica. */
        record Parked(String holder, String call, int round) implements State {}

        /** A call that the server refused for now. */
        record Anew(String digest) implements State {}
    }

    private static final Duration LIFE = Duration.ofHours(24);
    private static final char OF_SERVER = 's';
    private static final char PARKED = 'p';
    private static final char ANEW = 'a';

    private final Sealer sealer;
    private final Clock clock;

    RoundStates(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    String seal(Exchange exchange, State state) {
        var expiry = clock.instant().plus(LIFE).getEpochSecond();
        return sealer.seal(
                purpose(exchange.endpoint(), exchange.caller(), exchange.request()), expiry + "\n" + text(state));
    }

    /** Empty if this one was not given to this caller for this request, or has expired. */
    Optional<State> open(EndpointId endpoint, Caller caller, Message.Request request, String handle) {
        return sealer.open(purpose(endpoint, caller, request), handle).flatMap(this::unexpired);
    }

    private Optional<State> unexpired(String content) {
        var split = content.indexOf('\n');
        var expiry = Long.parseLong(content.substring(0, split));
        return expiry >= clock.instant().getEpochSecond()
                ? Optional.of(parse(content.substring(split + 1)))
                : Optional.empty();
    }

    private static String text(State state) {
        return switch (state) {
            case State.OfServer(var server, var own) -> OF_SERVER + server.key() + "\n" + own;
            case State.Parked(var holder, var call, var round) -> PARKED + holder + "\n" + call + "\n" + round;
            case State.Anew(var digest) -> ANEW + digest;
        };
    }

    private static State parse(String text) {
        var rest = text.substring(1);
        return switch (text.charAt(0)) {
            case OF_SERVER -> ofServer(rest.split("\n", 2));
            case PARKED -> parked(rest.split("\n", 3));
            case ANEW -> new State.Anew(rest);
            default -> throw new IllegalStateException("states are ours alone");
        };
    }

    private static State ofServer(String[] parts) {
        return new State.OfServer(new ServerName(parts[0]), parts[1]);
    }

    private static State parked(String[] parts) {
        return new State.Parked(parts[0], parts[1], Integer.parseInt(parts[2]));
    }

    private static String purpose(EndpointId endpoint, Caller caller, Message.Request request) {
        var member = Methods.nameMember(request.method());
        var name = member == null ? null : request.params().string(member);
        return "state\n" + endpoint.path() + "\n" + caller.principal() + "\n" + request.method() + "\n" + name;
    }
}
