// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Brings the names that client programs give themselves to the names that rules use. */
public final class ClientNames {

    private static final int LONGEST = 128;

    /** A modern client tells its name with every request. The first names stay; what comes beyond is worked out each time. */
    private static final Map<String, Optional<String>> SEEN = new ConcurrentHashMap<>();

    private static final int MOST_SEEN = 1000;
    private static final Pattern ADAPTER =
            Pattern.compile("\\s*\\(via mcp-remote[^)]*\\)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** In this order: the first that is recognised wins. */
    private static final List<Known> KNOWN = List.of(
            new Known("Cursor", "cursor"),
            new Known("VSCode", "vscode", "vs code", "visual studio code"),
            new Known("Claude Code", "claude code", "claude-code"),
            new Known("Claude Desktop", "claude desktop", "claude-desktop", "claude-ai"),
            new Known("Copilot", "copilot"),
            new Known("ChatGPT", "chatgpt"),
            new Known("Codex", "codex"),
            new Known("Warp", "warp"),
            new Known("Windsurf", "windsurf"),
            new Known("Gemini CLI", "gemini cli", "gemini-cli"),
            new Known("OpenCode", "opencode"),
            new Known("N8N", "n8n"),
            new Known("Inspector", "inspector"),
            new Known("Lunar orbiter", "lunar orbiter", "lunar-orbiter"));

    private record Known(String name, List<String> parts) {

        Known(String name, String... parts) {
            this(name, List.of(parts));
        }

        boolean recognises(String lowerCase) {
            return parts.stream().anyMatch(lowerCase::contains);
        }
    }

    /**
     * The name by which rules know a client program, from {@code clientInfo.name} or from a rule.
     *
     * @return empty for a blank name; at most {@value #LONGEST} characters, none of them control characters
     */
    public static Optional<String> normalise(String name) {
        var seen = SEEN.get(name);
        if (seen != null) {
            return seen;
        }
        var normal = normalised(name);
        if (name.length() <= LONGEST && SEEN.size() < MOST_SEEN) {
            SEEN.put(name, normal);
        }
        return normal;
    }

    private static Optional<String> normalised(String name) {
        var own = CONTROL.matcher(ADAPTER.matcher(name).replaceFirst(""))
                .replaceAll("")
                .strip();
        var lowerCase = own.toLowerCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(known -> known.recognises(lowerCase))
                .map(Known::name)
                .findFirst()
                .or(() -> Optional.of(own.substring(0, Math.min(own.length(), LONGEST)))
                        .filter(raw -> !raw.isEmpty()));
    }

    private ClientNames() {}
}
