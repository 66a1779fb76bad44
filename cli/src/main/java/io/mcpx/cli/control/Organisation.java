// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
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

    /** Gives the server another URL, if it is there and has this one. */
    public void moveServer(String name, String from, String to) {
        api.find(entry("servers", name))
                .filter(found -> found.json().path("url").asText().equals(from))
                .ifPresent(found -> api.patch(entry("servers", name), found, "{\"url\": \"" + to + "\"}"));
    }

    private String entry(String kind, String name) {
        return path + "/" + kind + "/" + URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }
}
