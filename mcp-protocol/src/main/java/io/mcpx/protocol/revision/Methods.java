// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.revision;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of MCP by name, who sends them, and in which era. */
public final class Methods {

    public static final String INITIALIZE = "initialize";
    public static final String PING = "ping";
    public static final String SERVER_DISCOVER = "server/discover";
    public static final String SUBSCRIPTIONS_LISTEN = "subscriptions/listen";

    public static final String TOOLS_LIST = "tools/list";
    public static final String TOOLS_CALL = "tools/call";
    public static final String PROMPTS_LIST = "prompts/list";
    public static final String PROMPTS_GET = "prompts/get";
    public static final String RESOURCES_LIST = "resources/list";
    public static final String RESOURCES_TEMPLATES_LIST = "resources/templates/list";
    public static final String RESOURCES_READ = "resources/read";
    public static final String RESOURCES_SUBSCRIBE = "resources/subscribe";
    public static final String RESOURCES_UNSUBSCRIBE = "resources/unsubscribe";
    public static final String COMPLETION_COMPLETE = "completion/complete";
    public static final String LOGGING_SET_LEVEL = "logging/setLevel";

    public static final String TASKS_GET = "tasks/get";
    public static final String TASKS_UPDATE = "tasks/update";
    public static final String TASKS_CANCEL = "tasks/cancel";
    public static final String TASKS_RESULT = "tasks/result";
    public static final String TASKS_LIST = "tasks/list";

    public static final String ELICITATION_CREATE = "elicitation/create";
    public static final String SAMPLING_CREATE_MESSAGE = "sampling/createMessage";
    public static final String ROOTS_LIST = "roots/list";

    public static final String INITIALIZED = "notifications/initialized";
    public static final String CANCELLED = "notifications/cancelled";
    public static final String PROGRESS = "notifications/progress";
    public static final String LOG_MESSAGE = "notifications/message";
    public static final String TOOLS_LIST_CHANGED = "notifications/tools/list_changed";
    public static final String PROMPTS_LIST_CHANGED = "notifications/prompts/list_changed";
    public static final String RESOURCES_LIST_CHANGED = "notifications/resources/list_changed";
    public static final String RESOURCES_UPDATED = "notifications/resources/updated";
    public static final String ROOTS_LIST_CHANGED = "notifications/roots/list_changed";
    public static final String ELICITATION_COMPLETE = "notifications/elicitation/complete";
    public static final String SUBSCRIPTIONS_ACKNOWLEDGED = "notifications/subscriptions/acknowledged";

    /** A task's new state, in the modern tasks extension. */
    public static final String TASKS_CHANGED = "notifications/tasks";

    /** A task's new state, in 2025-11-25. */
    public static final String TASKS_STATUS = "notifications/tasks/status";

    private static final Set<String> LEGACY_CLIENT_REQUESTS = Set.of(
            INITIALIZE,
            PING,
            TOOLS_LIST,
            TOOLS_CALL,
            PROMPTS_LIST,
            PROMPTS_GET,
            RESOURCES_LIST,
            RESOURCES_TEMPLATES_LIST,
            RESOURCES_READ,
            RESOURCES_SUBSCRIBE,
            RESOURCES_UNSUBSCRIBE,
            COMPLETION_COMPLETE,
            LOGGING_SET_LEVEL,
            TASKS_GET,
            TASKS_RESULT,
            TASKS_LIST,
            TASKS_CANCEL);

    private static final Set<String> MODERN_CLIENT_REQUESTS = Set.of(
            SERVER_DISCOVER,
            SUBSCRIPTIONS_LISTEN,
            TOOLS_LIST,
            TOOLS_CALL,
            PROMPTS_LIST,
            PROMPTS_GET,
            RESOURCES_LIST,
            RESOURCES_TEMPLATES_LIST,
            RESOURCES_READ,
            COMPLETION_COMPLETE,
            TASKS_GET,
            TASKS_UPDATE,
            TASKS_CANCEL);

    private static final Set<String> SERVER_REQUESTS = Set.of(ELICITATION_CREATE, SAMPLING_CREATE_MESSAGE, ROOTS_LIST);

    /** What a client may ask a server in this era, the tasks of either kind included. */
    public static Set<String> clientRequests(Era era) {
        return switch (era) {
            case LEGACY -> LEGACY_CLIENT_REQUESTS;
            case MODERN -> MODERN_CLIENT_REQUESTS;
        };
    }

    /** What a server may ask a client: legacy as requests, modern inside an {@code input_required} result. */
    public static Set<String> serverRequests() {
        return SERVER_REQUESTS;
    }

    /** The member of {@code params} that the {@code Mcp-Name} header repeats; null if the method has none. */
    public static @Nullable String nameMember(String method) {
        return switch (method) {
            case TOOLS_CALL, PROMPTS_GET -> "name";
            case RESOURCES_READ -> "uri";
            case TASKS_GET, TASKS_UPDATE, TASKS_CANCEL -> "taskId";
            default -> null;
        };
    }

    private Methods() {}
}
