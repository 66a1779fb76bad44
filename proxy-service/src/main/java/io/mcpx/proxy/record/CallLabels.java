// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns what a call record says into label values of bounded number. Thread-safe. */
final class CallLabels {

    /** What Lunar calls an agent that gave neither tag nor name. */
    private static final String UNIDENTIFIED = "unidentified_agent";

    private final LabelValues endpoints;
    private final LabelValues subjects;
    private final LabelValues servers;
    private final LabelValues items;
    private final LabelValues agentLabels;
    private final LabelValues models;

    CallLabels(MetricsConfig config) {
        this.endpoints = new LabelValues(config.maxNames());
        this.subjects = new LabelValues(config.maxNames());
        this.servers = new LabelValues(config.maxNames());
        this.items = new LabelValues(config.maxNames());
        this.agentLabels = new LabelValues(config.maxSelfDeclared());
        this.models = new LabelValues(config.maxSelfDeclared());
    }

    CallSeriesKey key(CallRecord call) {
        var model = call.model();
        return new CallSeriesKey(
                endpoints.of(call.endpoint()),
                subjects.of(call.agent()),
                agentLabels.of(agentLabel(call)),
                servers.of(call.server()),
                method(call.method()),
                items.of(namedItem(call)),
                models.of(model == null ? null : model.provider()),
                models.of(model == null ? null : model.id()),
                call.revision(),
                call.outcome(),
                CallErrors.type(call.outcome(), call.code()));
    }

    String server(String name) {
        return servers.of(name);
    }

    /** A method nobody knows is the caller's invention: it is not a label. */
    static String method(String method) {
        boolean isKnown = Methods.clientRequests(Era.LEGACY).contains(method)
                || Methods.clientRequests(Era.MODERN).contains(method);
        return isKnown ? method : LabelValues.OTHER;
    }

    /** Tools and prompts that a server really has; never resource URIs, never names that led nowhere. */
    private static @Nullable String namedItem(CallRecord call) {
        return call.server() == null ? null : call.itemName();
    }

    /** Lunar's meaning: the tag, else the client program. */
    private static String agentLabel(CallRecord call) {
        return Objects.requireNonNullElse(
                call.consumerTag(), Objects.requireNonNullElse(call.clientName(), UNIDENTIFIED));
    }

    /** Lunar's {@code user_name}: who was proved, or empty. */
    static String userName(String subject) {
        return subject.equals(Caller.ANONYMOUS) ? LabelValues.NONE : subject;
    }
}
