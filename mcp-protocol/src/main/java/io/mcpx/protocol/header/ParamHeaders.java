// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.header;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a tool's input schema says, by {@code x-mcp-header}, about arguments that HTTP headers repeat (2026-07-28). */
public sealed interface ParamHeaders {

    /** The annotations keep the rules; often there are none. */
    record Valid(List<ParamHeader> headers) implements ParamHeaders {

        public Valid {
            headers = List.copyOf(headers);
        }

        /** The headers to send with these arguments: name to encoded value. */
        public Map<String, String> headersFor(JsonObject arguments) {
            var values = new LinkedHashMap<String, String>();
            for (var header : headers) {
                header.valueIn(arguments).ifPresent(value -> values.put(header.name(), value));
            }
            return values;
        }

        /** The first header that is missing, unexpected, invalid or different from its argument. */
        public Optional<HeaderMismatch> check(JsonObject arguments, Function<String, @Nullable String> headerByName) {
            return headers.stream()
                    .flatMap(header -> header
                            .contradiction(arguments, headerByName.apply(header.name()))
                            .map(reason -> new HeaderMismatch(header.name(), reason))
                            .stream())
                    .findFirst();
        }
    }

    /** An annotation breaks a rule: a client drops the tool, and says why. */
    record Invalid(String reason) implements ParamHeaders {}

    /** Reads the annotations of an input schema. */
    static ParamHeaders of(Slice inputSchema) {
        return new AnnotationSearch().in(inputSchema);
    }
}
