// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.control.ControlPlane;
import io.mcpx.cli.data.DataFolder;

/** What {@code up} tells a user about the control plane. */
record ControlWelcome(ControlPlane controlPlane, DataFolder data) {

    String text() {
        return """
                Control plane:

                  API             ${api}, described in control-plane-service/openapi.yaml
                  push            127.0.0.1:${push}, where gateways get their configuration
                  health          http://127.0.0.1:${management}/q/health
                  PostgreSQL      127.0.0.1:${postgres}, database mcpx
                  data            ${data}; its secrets folder has the key without which stored secrets are lost
                  organisation    local
                  administrator   the token in ${token}, for example:

                  curl -H "Authorization: Bearer $(cat '${token}')" ${api}/organisations/local/servers
                """.replace("${api}", "http://127.0.0.1:" + controlPlane.port() + "/api/v1")
                .replace("${management}", Integer.toString(controlPlane.managementPort()))
                .replace("${push}", Integer.toString(controlPlane.pushPort()))
                .replace("${postgres}", Integer.toString(controlPlane.databasePort()))
                .replace("${data}", data.toString())
                .replace(
                        "${token}",
                        data.secrets().file(ControlPlane.ADMINISTRATOR).toString());
    }
}
