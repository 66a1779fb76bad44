// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import java.util.List;

/** A value of a configuration file, with its place. Immutable. */
public sealed interface Node {

    Place place();

    /** How many nodes it consists of, each alias counted in full. */
    int size();

    /** A value without parts; {@code text} is as written, without quotes and escapes. */
    record Scalar(Place place, ScalarType type, String text) implements Node {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public String toString() {
            return "Scalar[place=" + place + ", type=" + type + "]";
        }
    }

    record Sequence(Place place, List<Node> items, int size) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(Place place, List<Entry> entries, int size) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    record Entry(String key, Place keyPlace, Node value) {}

    enum ScalarType {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }
}
