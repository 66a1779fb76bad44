// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import io.mcpx.configuration.text.Node.ScalarType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML with the few types of JSON: unquoted words are texts, whatever YAML 1.1 takes them for ({@code no}, {@code 010},
 * {@code 1:30}). No tags, no merge keys, one document.
 */
final class YamlText {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String file;
    private final NodeBuilder builder;
    private final Iterator<Event> events;
    private final Map<String, Node> anchors = new HashMap<>();

    private YamlText(String file, Iterator<Event> events, NodeBuilder builder) {
        this.file = file;
        this.events = events;
        this.builder = builder;
    }

    /** The value of the text's one document. */
    static Node read(String file, String text, NodeBuilder builder) throws MalformedText {
        try {
            var parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
            return new YamlText(file, new ParserEvents(parser), builder).document();
        } catch (MarkedYAMLException e) {
            throw new MalformedText(place(file, e.getProblemMark()), "not valid YAML: " + what(e));
        } catch (ReaderException e) {
            throw new MalformedText(
                    Place.at(file, text, text.offsetByCodePoints(0, e.getPosition())),
                    "not valid YAML: the control character U+%04X".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            throw new MalformedText(Place.whole(file), "not valid YAML");
        }
    }

    private Node document() throws MalformedText {
        events.next();
        var start = events.next();
        if (start instanceof StreamEndEvent) {
            throw new MalformedText(Place.whole(file), "the file is empty");
        }
        var node = value(events.next(), FieldPath.ROOT, 0);
        while (!(events.next() instanceof DocumentEndEvent)) {
            // nothing stands between the value and the end of its document
        }
        var after = events.next();
        if (!(after instanceof StreamEndEvent)) {
            throw new MalformedText(place(after), "a second document begins (expected: one)");
        }
        return node;
    }

    private Node value(Event event, FieldPath path, int depth) throws MalformedText {
        builder.enter(depth, place(event));
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        var node = untagged(event, path, depth);
        if (event instanceof NodeEvent anchored && anchored.getAnchor() != null) {
            anchors.put(anchored.getAnchor(), node);
        }
        return node;
    }

    private Node aliased(AliasEvent alias) throws MalformedText {
        var node = anchors.get(alias.getAnchor());
        if (node == null) {
            throw new MalformedText(place(alias), "the alias has no anchor before it");
        }
        return node;
    }

    private Node untagged(Event event, FieldPath path, int depth) throws MalformedText {
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> sequence(start, path, depth);
            case MappingStartEvent start -> mapping(start, path, depth);
            default -> throw new MalformedText(place(event), "not valid YAML");
        };
    }

    private Node scalar(ScalarEvent event) throws MalformedText {
        refuseTag(event, event.getTag());
        var type = event.getScalarStyle() == ScalarStyle.PLAIN ? plainType(event.getValue()) : ScalarType.STRING;
        return new Node.Scalar(place(event), type, event.getValue());
    }

    private static ScalarType plainType(String text) {
        return switch (text) {
            case "", "~", "null" -> ScalarType.NULL;
            case "true", "false" -> ScalarType.BOOLEAN;
            default -> NUMBER.matcher(text).matches() ? ScalarType.NUMBER : ScalarType.STRING;
        };
    }

    private Node sequence(SequenceStartEvent start, FieldPath path, int depth) throws MalformedText {
        refuseTag(start, start.getTag());
        List<Node> items = new ArrayList<>();
        for (var next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
            items.add(value(next, path.child(items.size()), depth + 1));
        }
        return builder.sequence(place(start), items);
    }

    private Node mapping(MappingStartEvent start, FieldPath path, int depth) throws MalformedText {
        refuseTag(start, start.getTag());
        List<Node.Entry> entries = new ArrayList<>();
        for (var next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
            var key = key(next);
            entries.add(new Node.Entry(key, place(next), value(events.next(), path.child(key), depth + 1)));
        }
        return builder.mapping(place(start), path, entries);
    }

    private String key(Event event) throws MalformedText {
        if (!(event instanceof ScalarEvent scalar)) {
            throw new MalformedText(place(event), "a key that is not a text");
        }
        refuseTag(scalar, scalar.getTag());
        if (scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getValue().equals("<<")) {
            throw new MalformedText(place(event), "merge keys are not supported (expected: the keys themselves)");
        }
        return scalar.getValue();
    }

    private void refuseTag(Event event, @Nullable String tag) throws MalformedText {
        if (tag != null) {
            throw new MalformedText(place(event), "tags are not supported");
        }
    }

    private Place place(Event event) {
        return place(file, event.getStartMark());
    }

    private static Place place(String file, @Nullable Mark mark) {
        return mark == null ? Place.whole(file) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The problem without the snippet, which may show a secret. */
    private static String what(MarkedYAMLException e) {
        var problem = e.getProblem() == null
                ? "it cannot be read here"
                : e.getProblem().strip();
        return e.getContext() == null ? problem : problem + " " + e.getContext().strip();
    }

    /** The events of a parser, one after the other. */
    private record ParserEvents(ParserImpl parser) implements Iterator<Event> {
        @Override
        public boolean hasNext() {
            return parser.peekEvent() != null;
        }

        @Override
        public Event next() {
            return parser.getEvent();
        }
    }
}
