// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.content;

import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.json.Json;
import java.util.List;

/** Completes the arguments of the prompt with arguments and of the template. */
public final class Completions {

    private static final List<String> WORDS = List.of("hello", "help", "paris", "party", "test", "text", "world");

    public Outcome complete(Call call) {
        var typed = call.params().path("argument").path("value").asText();
        var result = Json.object();
        var completion = result.putObject("completion");
        var values = completion.putArray("values");
        WORDS.stream().filter(word -> word.startsWith(typed)).forEach(values::add);
        call.params().path("context").path("arguments").forEach(known -> values.add("after " + known.asText()));
        completion.put("total", values.size()).put("hasMore", false);
        return new Outcome.Complete(result);
    }
}
