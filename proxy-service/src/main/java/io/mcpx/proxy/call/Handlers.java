// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.catalog.Lists;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which handler a method has, by era. */
@Singleton
final class Handlers {

    private final Map<String, MethodHandler> legacy;
    private final Map<String, MethodHandler> modern;
    private final MethodHandler unknown;
    private final Introduction introduction;

    Handlers(
            Lists lists,
            CallTool callTool,
            GetPrompt getPrompt,
            ReadResource readResource,
            Complete complete,
            Tasks tasks,
            SessionHandlers session,
            ForwardExtension extension,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.introduction = new Introduction(version);
        this.unknown = extension;
        var both = new HashMap<String, MethodHandler>();
        both.put(Methods.TOOLS_LIST, new ListItems(lists, ItemKind.TOOL));
        both.put(Methods.PROMPTS_LIST, new ListItems(lists, ItemKind.PROMPT));
        both.put(Methods.RESOURCES_LIST, new ListItems(lists, ItemKind.RESOURCE));
        both.put(Methods.RESOURCES_TEMPLATES_LIST, new ListItems(lists, ItemKind.RESOURCE_TEMPLATE));
        both.put(Methods.TOOLS_CALL, callTool);
        both.put(Methods.PROMPTS_GET, getPrompt);
        both.put(Methods.RESOURCES_READ, readResource);
        both.put(Methods.COMPLETION_COMPLETE, complete);
        both.put(Methods.TASKS_GET, tasks);
        both.put(Methods.TASKS_CANCEL, tasks);
        this.legacy = with(both, legacyOnly(tasks, session));
        this.modern = with(both, modernOnly(tasks, session));
    }

    private static Map<String, MethodHandler> legacyOnly(Tasks tasks, SessionHandlers session) {
        return Map.of(
                Methods.PING,
                exchange -> exchange.succeed(JsonObject.EMPTY.slice()),
                Methods.LOGGING_SET_LEVEL,
                session.setLogLevel(),
                Methods.RESOURCES_SUBSCRIBE,
                session.watchResource(),
                Methods.RESOURCES_UNSUBSCRIBE,
                session.watchResource(),
                Methods.TASKS_RESULT,
                tasks,
                Methods.TASKS_LIST,
                Handlers::refuse);
    }

    private Map<String, MethodHandler> modernOnly(Tasks tasks, SessionHandlers session) {
        return Map.of(
                Methods.SERVER_DISCOVER,
                exchange -> exchange.succeed(
                        introduction.discover(exchange.catalog(), exchange.view(), exchange.endpoint())),
                Methods.SUBSCRIPTIONS_LISTEN,
                session.listen(),
                Methods.TASKS_UPDATE,
                tasks);
    }

    /** Methods the gateway keeps to itself, so that no server is asked what it cannot answer for one caller. */
    private static void refuse(Exchange exchange) {
        exchange.refuse(ClientErrors.unknownMethod(exchange.request().method()));
    }

    private static Map<String, MethodHandler> with(Map<String, MethodHandler> some, Map<String, MethodHandler> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return Map.copyOf(all);
    }

    Introduction introduction() {
        return introduction;
    }

    MethodHandler forMethod(Exchange exchange) {
        var table = exchange.era() == Era.LEGACY ? legacy : modern;
        return table.getOrDefault(exchange.request().method(), unknown);
    }
}
