// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.proxy.upstream.UpstreamListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A server's wait for an answer: remembers what came, and goes on as the test says. */
final class FakeAnswer implements UpstreamListener.Answer {

    final List<String> given = new CopyOnWriteArrayList<>();
    private final Consumer<Slice> next;

    FakeAnswer() {
        this(result -> {});
    }

    FakeAnswer(Consumer<Slice> next) {
        this.next = next;
    }

    @Override
    public void result(Slice result) {
        given.add(result.text());
        next.accept(result);
    }

    @Override
    public void error(JsonRpcError error) {
        given.add("error " + error.code());
    }
}
