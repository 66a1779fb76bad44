// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import io.mcpx.configuration.Format;
import io.mcpx.configuration.lunar.LunarFiles;
import io.mcpx.configuration.mcpx.McpxFile;
import io.mcpx.configuration.mcpx.McpxWriter;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.text.ConfigText;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.FieldPath;
import io.mcpx.configuration.text.Node;
import io.mcpx.configuration.text.Place;
import io.mcpx.configuration.text.Problems;
import io.mcpx.configuration.text.Reading;
import io.mcpx.configuration.text.References;
import io.mcpx.configuration.text.References.OtherUse;
import java.util.List;
import java.util.Optional;

/**
 * Reads documents of any format as resources. Nothing is looked up on this machine: references are kept in secrets of
 * credentials, and mistakes elsewhere.
 */
public final class Import {

    private final Problems problems = new Problems();

    /**
     * A document.
     *
     * @param name as its author calls it; JSON if it ends with {@code .json}, otherwise YAML
     */
    public record Document(String name, String text) {
        /** Without the text, which may hold secrets. */
        @Override
        public String toString() {
            return "Document[name=" + name + "]";
        }
    }

    /** Reads an {@code mcpx.yaml}, or an {@code mcp.json} without {@code app.yaml}. */
    public static Imported read(Document document) {
        return new Import().read(document, Optional.empty());
    }

    /** Reads an {@code mcp.json} with its {@code app.yaml}. */
    public static Imported read(Document mcpJson, Document appYaml) {
        return new Import().read(mcpJson, Optional.of(appYaml));
    }

    private Imported read(Document document, Optional<Document> second) {
        var root = node(document);
        return root.isEmpty()
                ? invalid()
                : switch (Format.of(root.get(), document.name())) {
                    case MCPX -> mcpx(root.get(), second);
                    case MCP_JSON -> mcpJson(root.get(), second);
                    case APP_YAML -> {
                        report(document, "an app.yaml alone (expected: its mcp.json as the first document)");
                        yield invalid();
                    }
                };
    }

    private Imported mcpx(Node root, Optional<Document> second) {
        second.ifPresent(other ->
                report(other, "a second document beside an mcpx.yaml (expected: only an mcp.json has an app.yaml)"));
        var snapshot = McpxFile.read(field(root, OtherUse.REFUSED));
        return imported(Resources.of(root), snapshot);
    }

    private Imported mcpJson(Node root, Optional<Document> second) {
        var appYaml = second.flatMap(this::node).map(node -> field(node, OtherUse.PLAIN));
        var snapshot = LunarFiles.read(field(root, OtherUse.PLAIN), appYaml);
        return imported(Resources.of(McpxWriter.write(snapshot, problems)), snapshot);
    }

    private Optional<Node> node(Document document) {
        return ConfigText.read(document.name(), document.text(), problems);
    }

    private Field field(Node root, OtherUse otherUse) {
        return Field.root(root, Reading.strict(problems, References.inMemory(otherUse)));
    }

    private void report(Document document, String message) {
        problems.error(Place.whole(document.name()), FieldPath.ROOT, message);
    }

    private Imported imported(List<Resource> resources, Snapshot snapshot) {
        return problems.errors().isEmpty() ? new Imported.Valid(resources, snapshot, problems.warnings()) : invalid();
    }

    private Imported invalid() {
        return new Imported.Invalid(problems.errors(), problems.warnings());
    }

    private Import() {}
}
