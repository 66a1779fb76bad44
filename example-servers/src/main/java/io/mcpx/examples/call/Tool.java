// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.call;

import io.mcpx.examples.json.Json;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * A tool.
 *
 * @param definition the JSON text that lists show, character by character
 * @param modernOnly whether legacy clients must not see it
 */
public record Tool(
        String name, String definition, TaskMode taskMode, boolean modernOnly, Function<Call, Future<Outcome>> action) {

    public static Tool of(String definition, Function<Call, Future<Outcome>> action) {
        var name = Json.object(definition).path("name").asText();
        return new Tool(name, definition, TaskMode.NEVER, false, action);
    }

    /** A tool that answers at once. */
    public static Tool direct(String definition, Function<Call, Outcome> action) {
        return of(definition, call -> Future.succeededFuture(action.apply(call)));
    }

    /** The definition of a tool without arguments. */
    public static String plain(String name, String description) {
        return """
                {"name":"%s","description":"%s","inputSchema":{"type":"object","properties":{}}}""".formatted(name, description);
    }

    /** The definition of a tool with one required string argument. */
    public static String withText(String name, String description, String argument) {
        return """
                {"name":"%1$s","description":"%2$s","inputSchema":{"type":"object",\
                "properties":{"%3$s":{"type":"string"}},"required":["%3$s"]}}""".formatted(name, description, argument);
    }

    /** What a client's list shows; revision 2025-11-25 also says how the tool takes part in its own kind of tasks. */
    public String definitionFor(Client client) {
        if (taskMode == TaskMode.NEVER || !client.hasLegacyTasks()) {
            return definition;
        }
        var support = taskMode == TaskMode.OPTIONAL ? "optional" : "required";
        var end = definition.lastIndexOf('}');
        return definition.substring(0, end) + ",\"execution\":{\"taskSupport\":\"" + support + "\"}}";
    }

    public Tool as(TaskMode mode) {
        return new Tool(name, definition, mode, modernOnly, action);
    }

    public Tool forModernClients() {
        return new Tool(name, definition, taskMode, true, action);
    }

    public Future<Outcome> call(Call call) {
        try {
            return action.apply(call);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
