// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.proxy.upstream.UpstreamFailure;

/** A request that ended without an answer: how far it had come, and why. */
public record Broken(Stage stage, UpstreamFailure failure) {

    /** How far a request had come. */
    public enum Stage {
        /** Nothing of it reached the server. */
        UNSENT,
        /** The server refused it because it does not know the session; it was not processed. */
        SESSION_GONE,
        /** It was sent and no byte of an answer came. */
        UNANSWERED,
        /** Something of an answer had come. */
        ANSWERING
    }

    public static Broken of(Stage stage, UpstreamFailure.Kind kind, String detail) {
        return new Broken(stage, new UpstreamFailure(kind, detail));
    }
}
