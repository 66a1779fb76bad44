// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.control.document.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer that can be kept and given again.
 *
 * @param body JSON; empty for none
 */
public record Answer(int status, Map<String, String> headers, String body) {

    public static final String REVISION = "Mcpx-Revision";

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer ok(JsonNode body) {
        return new Answer(200, Map.of(), Json.text(body));
    }

    public static Answer created(String location, JsonNode body) {
        return new Answer(201, Map.of(HttpHeaders.LOCATION, location), Json.text(body));
    }

    public static Answer noContent() {
        return new Answer(204, Map.of(), "");
    }

    public Answer header(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    public Answer tag(String tag) {
        return header(HttpHeaders.ETAG, tag);
    }

    public Answer revision(long revision) {
        return header(REVISION, String.valueOf(revision));
    }

    public Response response() {
        var response = Response.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.forEach(response::header);
        return body.isEmpty()
                ? response.build()
                : response.type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
    }

    /** Status and headers only: a body may hold what is shown once. */
    @Override
    public String toString() {
        return "Answer[" + status + ", " + headers.keySet() + "]";
    }

    String written() {
        var node = Json.object().put("status", status).put("body", body);
        var all = node.putObject("headers");
        headers.forEach(all::put);
        return Json.text(node);
    }

    static Answer read(String written) {
        var node = Json.stored(written);
        var headers = new TreeMap<String, String>();
        node.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().textValue()));
        return new Answer(
                node.path("status").intValue(), headers, node.path("body").textValue());
    }
}
