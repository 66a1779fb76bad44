// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.control.ControlPlane;
import io.mcpx.cli.data.DataFolder;

/**
 * What {@code up} tells a user about the control plane.
 *
 * @param isNew whether its organisation was made now
 */
record ControlWelcome(ControlPlane controlPlane, DataFolder data, boolean isNew) {

    String text() {
        return """
                Control plane:

                  API             ${api}, described in control-plane-service/openapi.yaml
                  health          http://127.0.0.1:${management}/q/health
                  PostgreSQL      127.0.0.1:${postgres}, database mcpx
                  data            ${data}; its secrets folder has the key without which stored secrets are lost
                  organisation    local${new}
                  administrator   the token in ${token}, for example:

                  curl -H "Authorization: Bearer $(cat '${token}')" ${api}/organisations/local/servers
                """.replace("${api}", "http://127.0.0.1:" + controlPlane.port() + "/api/v1")
                .replace("${management}", Integer.toString(controlPlane.managementPort()))
                .replace("${postgres}", Integer.toString(controlPlane.databasePort()))
                .replace("${data}", data.toString())
                .replace("${new}", isNew ? ", made now, with the example servers, a tool group and a gateway" : "")
                .replace(
                        "${token}",
                        data.secrets().file(ControlPlane.ADMINISTRATOR).toString());
    }
}
