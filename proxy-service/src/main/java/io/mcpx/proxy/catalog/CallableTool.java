// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.protocol.header.HeaderMismatch;
import io.mcpx.protocol.header.ParamHeaders;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What calls of one tool need of its definitions, read out of them once. Immutable. */
public final class CallableTool {

    private final CustomTool custom;
    private final @Nullable Slice nativeSchema;
    private final boolean repeatable;
    private final boolean needsTask;
    private final @Nullable ParamHeaders headers;

    CallableTool(ExposedItem item) {
        var original = item.origin().definition().asObject();
        var exposedSchema = item.definition().asObject().find("inputSchema");
        this.custom = new CustomTool(item.customisation());
        this.nativeSchema = original.find("inputSchema");
        this.repeatable = isRepeatable(original.object("annotations"));
        this.needsTask = requiresTask(original.object("execution"));
        this.headers = exposedSchema == null ? null : ParamHeaders.of(exposedSchema);
    }

    /** Read-only and idempotent tools may be called twice; an absent hint is no permission. */
    private static boolean isRepeatable(@Nullable JsonObject annotations) {
        return annotations != null && (isTrue(annotations, "readOnlyHint") || isTrue(annotations, "idempotentHint"));
    }

    private static boolean requiresTask(@Nullable JsonObject execution) {
        return execution != null && "required".equals(execution.string("taskSupport"));
    }

    private static boolean isTrue(JsonObject object, String member) {
        var value = object.find(member);
        return value != null && value.isTrue();
    }

    /** How the tool is customised. */
    public CustomTool custom() {
        return custom;
    }

    /** The schema the server knows, or null. */
    public @Nullable Slice nativeSchema() {
        return nativeSchema;
    }

    /** Whether its annotations allow to send a call twice. */
    public boolean isRepeatable() {
        return repeatable;
    }

    /** Whether its server, of revision 2025-11-25, takes calls of it only as tasks. */
    public boolean needsTask() {
        return needsTask;
    }

    /** The first {@code Mcp-Param-*} header that does not say what the arguments say. */
    public Optional<HeaderMismatch> mismatch(
            @Nullable JsonObject arguments, Function<String, @Nullable String> headerByName) {
        return headers instanceof ParamHeaders.Valid valid
                ? valid.check(arguments == null ? JsonObject.EMPTY : arguments, headerByName)
                : Optional.empty();
    }
}
