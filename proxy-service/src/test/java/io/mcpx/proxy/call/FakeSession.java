// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.session.LegacySession;
import io.mcpx.proxy.session.Reply;
import io.mcpx.proxy.upstream.UpstreamListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session that remembers what the client was told and asked. */
final class FakeSession implements LegacySession {

    final List<String> told = new ArrayList<>();
    final List<String> questions = new ArrayList<>();
    private final String key;
    private final EndpointId endpoint;
    private final Caller caller;
    private final JsonObject capabilities;
    private final List<Runnable> onClose = new ArrayList<>();

    FakeSession(String key, EndpointId endpoint, Caller caller, String capabilities) {
        this.key = key;
        this.endpoint = endpoint;
        this.caller = caller;
        this.capabilities = Slice.trusted(capabilities).asObject();
    }

    void suspend() {
        told.add("suspended");
    }

    void close() {
        onClose.forEach(Runnable::run);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public EndpointId endpoint() {
        return endpoint;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Revision revision() {
        return Revision.V2025_11_25;
    }

    @Override
    public JsonObject capabilities() {
        return capabilities;
    }

    @Override
    public @Nullable JsonObject clientInfo() {
        return null;
    }

    @Override
    public void notify(byte[] notification) {
        told.add(new String(notification, StandardCharsets.UTF_8));
    }

    @Override
    public void ask(Reply via, String method, @Nullable Slice params, UpstreamListener.Answer answer) {
        questions.add(method + " " + (params == null ? "" : params.text()));
        answer.result(Slice.trusted("{\"action\":\"accept\"}"));
    }

    @Override
    public void onClose(Runnable action) {
        onClose.add(action);
    }
}
