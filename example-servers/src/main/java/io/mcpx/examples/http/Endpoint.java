// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import io.mcpx.examples.Recorder;
import io.vertx.core.http.HttpServerRequest;

/** One transport behind the front door. */
public interface Endpoint {

    void serve(HttpServerRequest request, Recorder.Received received);

    /** Ends all streams and forgets all sessions. */
    void forgetSessions();

    int sessionCount();
}
