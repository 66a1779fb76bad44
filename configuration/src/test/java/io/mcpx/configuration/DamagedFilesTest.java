// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file, reading it ends with a snapshot or with problems that have a place and no secret. */
class DamagedFilesTest {

    private static final String SECRET = "h7nt3r2-h7nt3r2";
    private static final int TRIES = 400;
    private static final List<String> SPLINTERS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            "- ",
            "\n",
            "  ",
            "*",
            "&a ",
            "\"",
            "'",
            "#",
            "null",
            "${env:SECRET}",
            "${",
            "0",
            "\t");
    private static final String MCP_JSON = """
            {"mcpServers": {
              "BigName": {"url": "https://example.com/mcp", "headers": {"Authorization": "Bearer {{SECRET}}", "X": {"fromEnv": "SECRET"}}},
              "slack": {"type": "stdio", "command": "npx", "args": ["-y", "${env:SECRET}"], "env": {"A": null, "B": {"fromSecret": "SECRET"}}}
            }}
            """;
    private static final String APP_YAML = """
            permissions:
              default: {_type: default-allow, block: [writing]}
              consumers: {dev: {allow: [writing]}}
            toolGroups:
              - {name: writing, services: {bigname: [delete], slack: "*"}}
            auth: {enabled: true, header: x-key}
            toolExtensions:
              services: {slack: {post: {childTools: [{name: shout, overrideParams: {to: {value: "${env:SECRET}"}}}]}}}
            targetServerAttributes: {slack: {inactive: false}}
            """;

    @TempDir
    private Path directory;

    private ConfigFolder folder;
    private final Random random = new Random(20260728);

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(directory.resolve("secrets"));
        folder = new ConfigFolder(directory)
                .with("SECRET", SECRET)
                .with("AUTH_KEY", SECRET)
                .with("WAREHOUSE_KEY", SECRET)
                .with("TICKETS_KEY", SECRET)
                .with("BUILD_BOT_NEXT_KEY", "sha256:" + "0a".repeat(32));
        folder.write("secrets/github-token", SECRET);
        folder.write("mcp.json", MCP_JSON);
        folder.write("app.yaml", APP_YAML);
    }

    @Test
    void endsWellForAnMcpxYaml() throws IOException {
        var original = Files.readString(Path.of("..", "examples", "full.yaml"));

        for (var i = 0; i < TRIES; i++) {
            check("mcpx.yaml", damaged(original), "mcpx.yaml");
        }
    }

    @Test
    void endsWellForAnMcpJson() {
        for (var i = 0; i < TRIES; i++) {
            check("mcp.json", damaged(MCP_JSON), "mcp.json");
        }
    }

    @Test
    void endsWellForAnAppYaml() {
        for (var i = 0; i < TRIES; i++) {
            check("app.yaml", damaged(APP_YAML), "mcp.json");
        }
    }

    private void check(String name, String content, String loaded) {
        folder.write(name, content);
        switch (folder.load(loaded)) {
            case Loaded.Valid valid ->
                assertThat(valid.snapshot().toString()).as(content).doesNotContain(SECRET);
            case Loaded.Invalid invalid ->
                assertThat(invalid.errors()).as(content).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.toString()).doesNotContain(SECRET);
                    assertThat(problem.place().file()).isNotEmpty();
                });
        }
    }

    /** One to three splinters in place of up to eight characters each. */
    private String damaged(String original) {
        var text = new StringBuilder(original);
        for (var i = random.nextInt(3); i >= 0; i--) {
            var from = random.nextInt(text.length());
            var to = Math.min(text.length(), from + random.nextInt(8));
            text.replace(from, to, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
        }
        return text.toString();
    }
}
