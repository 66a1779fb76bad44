// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import java.util.Locale;
import java.util.regex.Pattern;

/** The status line and headers of an answer while they are read, checked for what makes two readers disagree. */
final class AnswerHead {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d) [ -~]*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    private final int status;
    private final boolean old;
    private long length = -1;
    private boolean chunked;
    private boolean closes;
    private String type = "";
    private String session = "";

    /** How the end of a body is found. */
    enum Framing {
        LENGTH,
        CHUNKED,
        CLOSE
    }

    AnswerHead(String statusLine) {
        var match = STATUS.matcher(statusLine);
        Answers.require(match.matches(), "status line: " + statusLine);
        status = Integer.parseInt(match.group(1));
        old = statusLine.startsWith("HTTP/1.0");
    }

    void add(String line) {
        int colon = line.indexOf(':');
        Answers.require(colon > 0 && isToken(line, colon), "header: " + line);
        var value = line.substring(colon + 1).strip();
        Answers.require(value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 127)), "header: " + line);
        switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "content-length" -> addLength(value);
            case "transfer-encoding" -> addEncoding(value);
            case "connection" -> closes |= value.equalsIgnoreCase("close");
            case "content-type" -> type = value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            case "mcp-session-id" -> session = value;
            default -> {}
        }
    }

    AnswerHead checked() {
        Answers.require(!chunked || length < 0, "two framings");
        Answers.require(chunked || length >= 0 || closes || old || isBodiless(), "no framing");
        return this;
    }

    int status() {
        return status;
    }

    long length() {
        return Math.max(0, length);
    }

    boolean isBodiless() {
        return status < 200 || status == 204 || status == 304;
    }

    Framing framing() {
        return chunked ? Framing.CHUNKED : length >= 0 ? Framing.LENGTH : Framing.CLOSE;
    }

    Answer answer(String body) {
        return new Answer(status, type, closes || (framing() == Framing.CLOSE && !isBodiless()), session, body);
    }

    private void addLength(String value) {
        Answers.require(length < 0 && NUMBER.matcher(value).matches(), "Content-Length: " + value);
        length = Long.parseLong(value);
    }

    private void addEncoding(String value) {
        Answers.require(!chunked && value.equals("chunked"), "Transfer-Encoding: " + value);
        chunked = true;
    }

    private static boolean isToken(String line, int to) {
        for (int i = 0; i < to; i++) {
            char c = line.charAt(i);
            if (!(c < 128 && Character.isLetterOrDigit(c)) && TOKEN.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
