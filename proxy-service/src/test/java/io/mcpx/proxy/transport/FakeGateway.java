// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.call.Gateway;
import io.mcpx.proxy.call.Inbound;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.session.LegacySession;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A gateway whose tools are what the test says; everything else it is asked comes back as an echo. */
final class FakeGateway implements Gateway {

    static final Set<EndpointId> ENDPOINTS = Set.of(
            new EndpointId.All(),
            new EndpointId.Gateway("team"),
            new EndpointId.Gateway("other"),
            new EndpointId.Gateway("mit Umläuten"),
            new EndpointId.Server(new ServerName("docs")));

    final List<Inbound> requests = new CopyOnWriteArrayList<>();
    final List<Message.Notification> notifications = new CopyOnWriteArrayList<>();
    final List<LegacySession> sessions = new CopyOnWriteArrayList<>();
    private final Map<String, Consumer<Inbound>> tools = new ConcurrentHashMap<>();

    /** What happens when the tool of this name is called. */
    FakeGateway tool(String name, Consumer<Inbound> behaviour) {
        tools.put(name, behaviour);
        return this;
    }

    @Override
    public boolean exists(Snapshots.InForce inForce, EndpointId endpoint) {
        return ENDPOINTS.contains(endpoint);
    }

    @Override
    public Slice initialize(Snapshots.InForce inForce, EndpointId endpoint, Caller caller, Revision negotiated) {
        return Slice.trusted("{\"protocolVersion\":\"" + negotiated.wire()
                + "\",\"capabilities\":{},\"serverInfo\":{\"name\":\"fake\",\"version\":\"1\"}}");
    }

    @Override
    public void request(Inbound inbound) {
        requests.add(inbound);
        var name = inbound.request().params().string("name");
        if (inbound.request().method().equals("tools/call") && name != null) {
            tools.getOrDefault(name, FakeGateway::unknownTool).accept(inbound);
        } else if (inbound.request().method().startsWith("x/")) {
            inbound.reply().error(JsonRpcError.of(ErrorCodes.METHOD_NOT_FOUND, "method not found"));
        } else {
            inbound.reply()
                    .result(Slice.trusted("{\"method\":\"" + inbound.request().method() + "\"}"));
        }
    }

    @Override
    public void notification(LegacySession session, Message.Notification notification) {
        notifications.add(notification);
    }

    @Override
    public @Nullable String holder(EndpointId endpoint, Caller caller, Message.Request request) {
        return request.params().string("requestState");
    }

    @Override
    public void opened(LegacySession session) {
        sessions.add(session);
    }

    /** The open session of the only client. */
    LegacySession session() {
        return sessions.getLast();
    }

    Inbound latest() {
        return requests.getLast();
    }

    private static void unknownTool(Inbound inbound) {
        inbound.reply().error(JsonRpcError.of(ErrorCodes.INVALID_PARAMS, "unknown tool"));
    }
}
