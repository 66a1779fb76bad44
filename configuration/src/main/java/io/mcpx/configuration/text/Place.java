// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

/**
 * A place in a file.
 *
 * @param file its path as the administrator named it
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in characters
 */
public record Place(String file, int line, int column) {

    public static Place whole(String file) {
        return new Place(file, 0, 0);
    }

    /** The place of a character, by its index. */
    static Place at(String file, String text, int index) {
        var before = text.substring(0, Math.min(index, text.length()));
        var lineStart = before.lastIndexOf('\n') + 1;
        return new Place(
                file, 1 + (int) before.chars().filter(c -> c == '\n').count(), before.length() - lineStart + 1);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
