// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an nginx does: it listens on a loopback port and passes every request to one of several others, each in its turn and
 * without affinity. Connections are kept alive on both sides.
 *
 * @param port where it listens
 * @param upstreams the ports it passes requests to
 * @param buffering whether answers are held back until a buffer is full
 * @param nextUpstream when a request goes to the next one, in the words of {@code proxy_next_upstream}
 */
public record ReverseProxy(int port, List<Integer> upstreams, Buffering buffering, String nextUpstream) {

    /** Whether answers are gathered before they go on; event streams need it to be off. */
    public enum Buffering {
        ON,
        OFF
    }

    public ReverseProxy {
        upstreams = List.copyOf(upstreams);
        if (upstreams.isEmpty()) {
            throw new IllegalArgumentException("upstreams: none (expected: 1 or more)");
        }
    }

    /** One server behind it, and nothing is tried twice. */
    public static ReverseProxy plain(int port, int upstream, Buffering buffering) {
        return new ReverseProxy(port, List.of(upstream), buffering, "off");
    }

    /** Several servers behind it; what one of them did not take goes to the next. Answers are streamed. */
    public static ReverseProxy balancing(int port, List<Integer> upstreams) {
        return new ReverseProxy(port, upstreams, Buffering.OFF, "error timeout");
    }

    /** The configuration of nginx, with all its files below the prefix it is started with. */
    String text() {
        return """
                daemon off;
                master_process off;
                worker_processes 1;
                pid nginx.pid;
                error_log error.log warn;
                events { worker_connections 4096; }
                http {
                    access_log off;
                    client_body_temp_path temp/body;
                    proxy_temp_path temp/proxy;
                    fastcgi_temp_path temp/fastcgi;
                    uwsgi_temp_path temp/uwsgi;
                    scgi_temp_path temp/scgi;
                    client_max_body_size 0;
                    keepalive_requests 1000000000;
                    keepalive_timeout 1h;
                    upstream behind {
                ${servers}
                        keepalive 256;
                        keepalive_requests 1000000000;
                        keepalive_timeout 1h;
                    }
                    server {
                        listen 127.0.0.1:${port} backlog=4096;
                        location / {
                            proxy_pass http://behind;
                            proxy_http_version 1.1;
                            proxy_set_header Connection "";
                            proxy_set_header Host $http_host;
                            proxy_read_timeout 1h;
                            proxy_buffering ${buffering};
                            proxy_max_temp_file_size 0;
                            proxy_next_upstream ${next};
                        }
                    }
                }
                """.replace("${servers}", servers())
                .replace("${port}", Integer.toString(port))
                .replace("${buffering}", buffering == Buffering.ON ? "on" : "off")
                .replace("${next}", nextUpstream);
    }

    private String servers() {
        return upstreams.stream()
                .map(upstream -> "        server 127.0.0.1:" + upstream + ";")
                .collect(Collectors.joining("\n"));
    }
}
