// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesContractTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "eu-west-1", "with inner blanks", "=?base64?open", "?=", "~!@#$%^&*()_+{}|:\"<>?"})
    void sendsVisibleAsciiAsItIs(String value) {
        assertThat(HeaderValue.encode(value)).isEqualTo(value);
        assertThat(HeaderValue.decode(value)).contains(value);
    }

    @ParameterizedTest
    @CsvSource({
        "é,=?base64?w6k=?=",
        "' a',=?base64?IGE=?=",
        "'a ',=?base64?YSA=?=",
        "'a\tb',=?base64?YQli?=",
        "'a\nb',=?base64?YQpi?=",
        "=?base64?YQ==?=,=?base64?PT9iYXNlNjQ/WVE9PT89?=",
        "=?base64?=,=?base64?PT9iYXNlNjQ/PQ==?=",
    })
    void encodesAllElse(String value, String encoded) {
        assertThat(HeaderValue.encode(value)).isEqualTo(encoded);
        assertThat(HeaderValue.decode(encoded)).contains(value);
    }

    @Test
    void trimsWhitespaceRoundAValue() {
        assertThat(HeaderValue.decode(" \ta b\t ")).contains("a b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?base64?YQ?=",
                "=?base64?YQ=?=",
                "=?base64?YQ===?=",
                "=?base64?Y!==?=",
                "=?base64?YR==?=",
                "=?base64?w6l-?=",
                "=?base64?_w==?=",
                "=?base64?/w==?=",
                "=?base64?7aCA?=",
                "=?base64?Y Q=?=",
                "é",
                "a\u0001b",
                "a\u007f",
            })
    void refusesABrokenValue(String value) {
        assertThat(HeaderValue.decode(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=?BASE64?YQ==?=", "=?Base64?YQ==?=", "=?base64?YQ==", "base64?YQ==?="})
    void knowsOnlyTheExactMarkers(String value) {
        assertThat(HeaderValue.decode(value)).contains(value);
    }

    @Test
    void repeatsArgumentsInHeaders() {
        var headers = valid("""
                {"type":"object","properties":{
                  "region":{"type":"string","x-mcp-header":"Region"},
                  "dry":{"type":"boolean","x-mcp-header":"Dry-Run"},
                  "options":{"type":"object","properties":{"limit":{"type":"integer","x-mcp-header":"Limit"}}},
                  "other":{"type":"string"}}}""");

        assertThat(headers.headersFor(
                        object("{\"region\":\"é\",\"dry\":false,\"options\":{\"limit\":42.0},\"other\":\"x\"}")))
                .isEqualTo(Map.of(
                        "Mcp-Param-Region", "=?base64?w6k=?=", "Mcp-Param-Dry-Run", "false", "Mcp-Param-Limit", "42"));
        assertThat(headers.headersFor(object("{\"region\":null,\"dry\":{},\"options\":[]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{\"v\":42}|42",
                "{\"v\":42}|42.0",
                "{\"v\":42.0}|42",
                "{\"v\":4.2e1}| 42 ",
                "{\"v\":-0}|0",
                "{\"v\":null}|-",
                "{}|-",
                "{\"v\":42}|=?base64?NDI=?=",
                "{\"v\":12345678901234567890}|12345678901234567890",
            })
    void agreesOnIntegersByValue(String arguments, @Nullable String header) {
        assertThat(check("integer", arguments, header)).isEqualTo("agrees");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{\"v\":42}|43|differs from the argument",
                "{\"v\":42}|-|missing, but the argument is present",
                "{\"v\":42}|x|differs from the argument",
                "{\"v\":42}|042|differs from the argument",
                "{\"v\":9007199254740993}|9007199254740993.0|differs from the argument",
                "{\"v\":42}|=?base64?NDI?=|not a valid header value",
                "{}|42|present, but the argument is absent",
                "{\"v\":null}|null|present, but the argument is absent",
                "{\"v\":1,\"v\":42}|42|ambiguous, the argument is given twice",
            })
    void refusesIntegersThatDiffer(String arguments, @Nullable String header, String reason) {
        assertThat(check("integer", arguments, header)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "true,true,agrees",
        "false,false,agrees",
        "true,false,differs from the argument",
        "true,TRUE,differs from the argument"
    })
    void agreesOnBooleansByTheirNames(String argument, String header, String outcome) {
        assertThat(check("boolean", "{\"v\":" + argument + "}", header)).isEqualTo(outcome);
    }

    @Test
    void agreesOnStringsExactly() {
        assertThat(check("string", "{\"v\":\"42.0\"}", "42")).isEqualTo("differs from the argument");
        assertThat(check("string", "{\"v\":\"a\"}", "A")).isEqualTo("differs from the argument");
        assertThat(check("string", "{\"v\":\"é\"}", "=?base64?w6k=?=")).isEqualTo("agrees");
        assertThat(check("string", "{\"v\":\"\\u0061\"}", "a")).isEqualTo("agrees");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"\"}}}|not a header name",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A B\"}}}|not a header name",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A:\"}}}|not a header name",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"é\"}}}|not a header name",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":7}}}|not a header name",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":null}}}|not a header name",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"X\"},\"b\":{\"type\":\"string\",\"x-mcp-header\":\"x\"}}}|repeated",
                "{\"properties\":{\"a\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}}}|on another type",
                "{\"properties\":{\"a\":{\"type\":\"object\",\"x-mcp-header\":\"A\"}}}|on another type",
                "{\"properties\":{\"a\":{\"type\":[\"string\",\"null\"],\"x-mcp-header\":\"A\"}}}|on another type",
                "{\"properties\":{\"a\":{\"x-mcp-header\":\"A\"}}}|on another type",
                "{\"x-mcp-header\":\"A\"}|not reachable",
                "{\"properties\":{\"a\":{\"items\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}}|not reachable",
                "{\"properties\":{\"a\":{\"items\":{\"properties\":{\"b\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}}}}|not reachable",
                "{\"anyOf\":[{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}]}|not reachable",
                "{\"if\":{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}}|not reachable",
                "{\"$defs\":{\"d\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}|not reachable",
                "{\"additionalProperties\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}|not reachable",
            })
    void dropsAToolThatBreaksARuleOfTheAnnotation(String schema, String reason) {
        assertThat(ParamHeaders.of(Slice.trusted(schema)))
                .isInstanceOfSatisfying(
                        ParamHeaders.Invalid.class,
                        invalid -> assertThat(invalid.reason()).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "{}",
                "{\"properties\":{\"x-mcp-header\":{\"type\":\"string\"}}}",
                "{\"properties\":{\"a\":{\"default\":{\"x-mcp-header\":\"A\"},\"const\":{\"x-mcp-header\":1}}}}",
            })
    void isContentWithSchemasThatHaveNoAnnotation(String schema) {
        assertThat(ParamHeaders.of(Slice.trusted(schema)))
                .isInstanceOfSatisfying(
                        ParamHeaders.Valid.class,
                        valid -> assertThat(valid.headers()).isEmpty());
    }

    private static String check(String type, String arguments, @Nullable String header) {
        var given = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (header != null) {
            given.put("mcp-param-V", header);
        }
        return valid("{\"properties\":{\"v\":{\"type\":\"" + type + "\",\"x-mcp-header\":\"V\"}}}")
                .check(object(arguments), given::get)
                .map(HeaderMismatch::reason)
                .orElse("agrees");
    }

    private static ParamHeaders.Valid valid(String schema) {
        return (ParamHeaders.Valid) ParamHeaders.of(Slice.trusted(schema));
    }

    private static JsonObject object(String json) {
        return Slice.trusted(json).asObject();
    }
}
