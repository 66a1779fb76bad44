// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.message;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.json.MalformedJson;
import io.mcpx.protocol.json.PushScan;

/**
 * Checks one message that comes in parts and may be passed on in parts: the answer to a known request, whose id stands
 * before its result, which is an object. As strict as {@link MessageReader}, and stricter in what no server writes:
 * {@code params} beside a result, names over 4 KiB and more than 64 of them in the envelope. What it holds does not grow
 * with the message. Not thread-safe.
 */
public final class ResultScan {

    private final ResultEnvelope envelope;
    private final PushScan scan;

    /** @param request the one that has to be answered */
    public ResultScan(RequestId request, int maxDepth) {
        this.envelope = new ResultEnvelope(request);
        this.scan = new PushScan(maxDepth, envelope);
    }

    /** Takes the bytes [from, to). */
    public void feed(byte[] bytes, int from, int to) throws MalformedMessage {
        envelope.goOn(from, to);
        try {
            scan.feed(bytes, from, to);
        } catch (MalformedJson e) {
            throw MessageReader.refusal(e);
        }
        refuseWrong();
    }

    /** The message has ended; fails unless all of it was the answer. */
    public void end() throws MalformedMessage {
        try {
            scan.end();
        } catch (MalformedJson e) {
            throw MessageReader.refusal(e);
        }
        envelope.end();
        refuseWrong();
    }

    /** Whether the result has begun. */
    public boolean hasResult() {
        return envelope.hasResult();
    }

    /** Where in the bytes fed last the result begins or goes on; where they end, if nothing of it is among them. */
    public int resultFrom() {
        return envelope.resultFrom();
    }

    /** Where in the bytes fed last the closing brace of the result is, or where they end. */
    public int resultTo() {
        return envelope.resultTo();
    }

    public ResultMembers members() {
        return envelope.members();
    }

    private void refuseWrong() throws MalformedMessage {
        var wrong = envelope.wrong();
        if (wrong != null) {
            throw new MalformedMessage(ErrorCodes.INVALID_REQUEST, wrong, null);
        }
    }
}
