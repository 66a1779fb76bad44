// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.call;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something at the server that clients may want to hear of. */
public sealed interface Change {

    record Tools() implements Change {}

    record Prompts() implements Change {}

    record Resources() implements Change {}

    record ResourceUpdated(String uri) implements Change {}

    /** Not a change, but something to ask every legacy client outside of any of its calls. */
    record Question(ObjectNode question) implements Change {}

    /** {@code task} is the whole task as {@code tasks/get} shows it. */
    record Task(String taskId, ObjectNode task) implements Change {}
}
