// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

/** Text from outside, made fit for a label or a log line: one line, bounded, well-formed. */
final class CleanText {

    private static final char STAND_IN = '_';

    /** At most {@code longest} characters; control characters, blanks and lone surrogates become underscores. */
    static String of(String raw, int longest) {
        var cut = raw.length() <= longest ? raw : raw.substring(0, longest);
        return isClean(cut) ? cut : cleaned(cut);
    }

    private static boolean isClean(String text) {
        return text.chars().allMatch(CleanText::isPlain);
    }

    private static String cleaned(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> out.appendCodePoint(isFit(point) ? point : STAND_IN));
        return out.toString();
    }

    private static boolean isPlain(int unit) {
        return isFit(unit) && !Character.isSurrogate((char) unit);
    }

    private static boolean isFit(int point) {
        return !Character.isISOControl(point)
                && !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && Character.getType(point) != Character.SURROGATE
                && Character.getType(point) != Character.FORMAT;
    }

    private CleanText() {}
}
