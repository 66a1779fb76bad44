// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies a customisation to a tool's definition and to the arguments of a call. Pure. */
public final class CustomTool {

    private final ToolCustomisation customisation;
    private final Set<String> goneInputs;

    CustomTool(ToolCustomisation customisation) {
        var gone = new HashSet<>(customisation.fixedInputs().keySet());
        gone.addAll(customisation.hiddenInputs());
        this.customisation = customisation;
        this.goneInputs = Set.copyOf(gone);
    }

    /** The definition clients see: every byte that is not customised stays. */
    Slice definition(Slice original, String exposedName) {
        var tool = original.asObject();
        var splice = Splice.of(original);
        if (!exposedName.equals(tool.string("name"))) {
            splice.put(tool, "name", JsonWriter.quote(exposedName));
        }
        var text = customisation.description();
        if (text != null) {
            splice.put(tool, "description", JsonWriter.quote(text.applyTo(tool.string("description"))));
        }
        var schema = tool.object("inputSchema");
        if (schema != null) {
            rewriteInputs(splice, schema);
        }
        return splice.isEmpty() ? original : splice.toSlice();
    }

    private void rewriteInputs(Splice splice, JsonObject schema) {
        var properties = schema.object("properties");
        if (properties != null) {
            for (var name : goneInputs) {
                splice.remove(properties, name);
            }
            customisation.inputDescriptions().forEach((name, text) -> {
                var property = goneInputs.contains(name) ? null : properties.object(name);
                if (property != null) {
                    splice.put(property, "description", JsonWriter.quote(text.applyTo(property.string("description"))));
                }
            });
        }
        var required = schema.find("required");
        if (required != null && required.isArray() && !goneInputs.isEmpty()) {
            rewriteRequired(splice, schema, required);
        }
    }

    private void rewriteRequired(Splice splice, JsonObject schema, Slice required) {
        var kept = new JsonWriter().beginArray();
        var dropped = false;
        for (var name : required.asArray()) {
            if (name.isString() && goneInputs.contains(name.asString())) {
                dropped = true;
            } else {
                kept.raw(name);
            }
        }
        if (dropped) {
            splice.put(schema, "required", kept.endArray().toBytes());
        }
    }

    /** The name of an argument that clients may not send, if they sent one. */
    public Optional<String> refusedArgument(@Nullable JsonObject arguments) {
        return arguments == null || goneInputs.isEmpty()
                ? Optional.empty()
                : goneInputs.stream().filter(arguments::has).sorted().findFirst();
    }

    /** Whether calls need the fixed values put in. */
    public boolean fixesInputs() {
        return !customisation.fixedInputs().isEmpty();
    }

    /** The arguments the server gets: the client's with the fixed values put in. */
    public Slice arguments(@Nullable JsonObject arguments) {
        var original = arguments == null ? JsonObject.EMPTY : arguments;
        var splice = Splice.of(original.slice());
        customisation.fixedInputs().forEach((name, value) -> splice.put(original, name, value.toBytes()));
        return splice.isEmpty() ? original.slice() : splice.toSlice();
    }
}
