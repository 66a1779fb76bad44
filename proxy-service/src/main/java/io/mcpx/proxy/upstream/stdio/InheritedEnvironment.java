// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.stdio;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a child process inherits of the gateway's own environment: what programs need to run at all, and no secrets. */
final class InheritedEnvironment {

    private static final Set<String> ALLOWED = Set.of(
            "PATH",
            "HOME",
            "LANG",
            "LANGUAGE",
            "TMPDIR",
            "TMP",
            "TEMP",
            "USER",
            "LOGNAME",
            "SHELL",
            "TERM",
            "TZ",
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "COMSPEC",
            "PATHEXT",
            "WINDIR",
            "APPDATA",
            "LOCALAPPDATA",
            "USERPROFILE",
            "HOMEDRIVE",
            "HOMEPATH",
            "PROGRAMFILES",
            "PROCESSOR_ARCHITECTURE");

    /** The allowed part of what is there, overlaid with what is configured for the process. */
    static Map<String, String> with(Map<String, String> present, Map<String, String> configured) {
        var environment = new HashMap<String, String>();
        present.forEach((name, value) -> {
            if (isAllowed(name)) {
                environment.put(name, value);
            }
        });
        environment.putAll(configured);
        return environment;
    }

    private static boolean isAllowed(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return ALLOWED.contains(upper) || upper.startsWith("LC_");
    }

    private InheritedEnvironment() {}
}
