// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.cli.data.Secrets;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** One organisation in the control plane, and what is put into it. */
public final class Organisation {

    private final ControlApi api;
    private final String path;

    private Organisation(ControlApi api, String slug) {
        this.api = api;
        this.path = "/organisations/" + slug;
    }

    /**
     * The organisation of this slug; made if there is none.
     *
     * @param name for people
     */
    public static Organisation require(ControlApi api, String slug, String name) {
        var organisation = new Organisation(api, slug);
        if (api.find(organisation.path).isEmpty()) {
            api.create("/organisations", "{\"slug\": \"" + slug + "\", \"name\": \"" + name + "\"}");
        }
        return organisation;
    }

    /** Puts entries of {@code mcpx.yaml} in force, by kind in the words of the API, and by name. */
    public void put(String kind, Map<String, String> entries) {
        entries.forEach((name, json) -> api.put(entry(kind, name), json));
    }

    /**
     * A value that follows something outside.
     *
     * @param key of the entry
     */
    public record Move(String key, String from, String to) {}

    /** Moves a value of the entry, if the entry is there and the value what it was. */
    public void move(String kind, String name, Move move) {
        if (move.from().equals(move.to())) {
            return;
        }
        api.find(entry(kind, name))
                .filter(found -> found.json().path(move.key()).asText().equals(move.from()))
                .ifPresent(found ->
                        api.patch(entry(kind, name), found, "{\"" + move.key() + "\": \"" + move.to() + "\"}"));
    }

    /**
     * Gives an agent a new key in place of those it has; makes the agent if there is none.
     *
     * @return the key, which is stored nowhere
     */
    public String agentWithNewKey(String name) {
        var key = "mcpx_"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Base64.getDecoder().decode(Secrets.random()));
        var keys = "{\"keys\": [\"sha256:" + sha256(key) + "\"]}";
        api.find(entry("agents", name))
                .ifPresentOrElse(
                        found -> api.patch(entry("agents", name), found, keys),
                        () -> api.put(entry("agents", name), keys));
        return key;
    }

    /** Whether there is a gateway instance of this name. */
    public boolean hasInstance(String name) {
        return api.find(entry("instances", name)).isPresent();
    }

    /** Makes a gateway instance, in place of one of that name if there is one, and gives its enrolment token. */
    public String newInstance(String name) {
        var instance = entry("instances", name);
        api.find(instance).ifPresent(former -> api.delete(instance, former));
        JsonNode made =
                api.create(path + "/instances", "{\"name\": \"" + name + "\"}").json();
        return made.path("enrolmentToken").asText();
    }

    private String entry(String kind, String name) {
        return path + "/" + kind + "/" + URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }
}
