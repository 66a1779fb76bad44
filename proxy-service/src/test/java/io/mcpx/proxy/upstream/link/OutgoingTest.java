// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.MessageReader;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamRequest;
import org.junit.jupiter.api.Test;

class OutgoingTest {

    private static final ClientContext CLIENT = new ClientContext(
            Era.LEGACY, "one", Slice.trusted("{\"roots\":{}}"), Slice.trusted("{\"name\":\"c\"}"), "info");

    private static Outgoing outgoing(String params, Revision revision) {
        var request = new UpstreamRequest("tools/call", Slice.trusted(params).asObject(), CLIENT, null, false);
        return Outgoing.of(request, 7, revision);
    }

    private static String text(String params, Revision revision) {
        return new String(outgoing(params, revision).text(), UTF_8);
    }

    private static Message.Notification notification(String json) throws MalformedMessage {
        return (Message.Notification) new MessageReader(JsonLimits.DEFAULT).read(json.getBytes(UTF_8));
    }

    @Test
    void changesNothingOfWhatALegacyServerGets() {
        assertThat(text("{ \"b\" : 1.10, \"a\":[ ] }", Revision.V2025_11_25))
                .isEqualTo(
                        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{ \"b\" : 1.10, \"a\":[ ] }}");
    }

    @Test
    void addsWhatEveryModernRequestHas() {
        assertThat(text("{\"a\":1}", Revision.V2026_07_28))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"a\":1,\"_meta\":{"
                        + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                        + "\"io.modelcontextprotocol/clientCapabilities\":{\"roots\":{}},"
                        + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"c\"},"
                        + "\"io.modelcontextprotocol/logLevel\":\"info\"}}}");
    }

    @Test
    void keepsTheMetadataOfTheClient() {
        assertThat(text("{\"_meta\":{\"x/y\":[1.0]}}", Revision.V2026_07_28))
                .contains("\"_meta\":{\"x/y\":[1.0],\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"");
    }

    @Test
    void replacesTheProgressTokenAndRestoresItWithItsType() throws MalformedMessage {
        var sent = outgoing("{\"_meta\":{\"progressToken\":\"7\"}}", Revision.V2025_06_18);
        assertThat(new String(sent.text(), UTF_8)).contains("\"progressToken\":7}");

        var restored = sent.restored(
                notification(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progress\":1.50,\"progressToken\":7}}"));

        assertThat(restored).isNotNull();
        assertThat(String.valueOf(restored == null ? null : restored.slice().text()))
                .contains("\"params\":{\"progress\":1.50,\"progressToken\":\"7\"}");
    }

    @Test
    void takesNoProgressOfOthers() throws MalformedMessage {
        var sent = outgoing("{\"_meta\":{\"progressToken\":1}}", Revision.V2025_06_18);

        assertThat(
                        sent.restored(
                                notification(
                                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":1}}")))
                .isNull();
    }
}
