// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.fault;

/** A way to misbehave. Unless it says otherwise it works over HTTP and strikes instead of an answer. */
public enum Fault {
    /** Never answers. Also on stdio. */
    HANG,
    /** Answers only when {@code notifications/cancelled} has come. Also on stdio. */
    LATE,
    /** Sends a byte of white space now and then, for ever. */
    DRIP,
    /** Sends an SSE comment now and then, for ever. */
    DRIP_COMMENTS,
    /** Answers an id that was never used. Also on stdio. */
    WRONG_ID,
    /** Answers the id as a string when it was a number, and the other way round. Also on stdio. */
    WRONG_ID_TYPE,
    /** Reports progress of a token that nobody gave, then answers. Also on stdio. */
    WRONG_TOKEN,
    /** Answers text that is not JSON. Also on stdio, followed by the good answer. */
    NOT_JSON,
    /** Answers JSON that is not JSON-RPC. */
    NOT_RPC,
    /** Answers a web page with status 200. */
    WEB_PAGE,
    /** Answers status 200 without a body. */
    EMPTY,
    /** Answers the envelope with {@code result} twice. Also on stdio. */
    DUPLICATE_MEMBER,
    /** Answers a result nested 100,000 levels deep. Also on stdio. */
    DEEP,
    /** Announces more bytes than it sends and closes the connection. */
    CUT_JSON,
    /** Closes the connection in the middle of an event. */
    CUT_STREAM,
    /** Closes the connection in the middle of a chunk. */
    HALF_CHUNK,
    /** Closes the connection after the first 8 MiB of a larger answer. */
    CUT_LARGE,
    /** Ends the stream properly, without the answer. */
    END_STREAM,
    /** Answers twice on the same stream. Also on stdio. */
    TWO_ANSWERS,
    /** Closes the connection without a response. */
    RESET,
    /** 401 with a challenge that points to another origin. */
    UNAUTHORIZED,
    /** 403. */
    FORBIDDEN,
    /** 429 with {@code Retry-After}. */
    TOO_MANY,
    /** 500. */
    SERVER_ERROR,
    /** 503 with {@code Retry-After}. */
    UNAVAILABLE,
    /** 307 to another origin. */
    REDIRECT,
    /** On HTTP+SSE: the endpoint event names another origin. */
    FOREIGN_ENDPOINT,
    /** Sends 100,000 notifications, then answers. Also on stdio. */
    FLOOD,
    /** Answers a gigabyte, made while it is sent. */
    HUGE,
    /** Every page of a list has a next one. Strikes at {@code tools/list} by nature. Also on stdio. */
    ENDLESS_LIST,
    /** On stdio: prints lines that are no messages to standard output, at the start and before each answer. */
    BANNER,
    /** On stdio: answers on a line of 64 MiB. */
    LONG_LINE,
    /** On stdio: leaves a line unfinished and exits. */
    HALF_LINE,
    /** On stdio: exits with status 3. */
    DIE,
    /** On stdio: writes 4 MiB to standard error, then answers. */
    STDERR_FLOOD,
    /** On stdio: goes on when the input ends. */
    DEAF,
    /** On stdio: starts a process of its own that outlives it unless the whole tree is ended. */
    ORPHAN
}
