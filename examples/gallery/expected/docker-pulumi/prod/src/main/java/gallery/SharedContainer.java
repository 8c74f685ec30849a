// Written by OmniDeploy: `omnideploy generate` writes it anew.
package gallery;

import com.pulumi.core.Output;
import com.pulumi.docker.inputs.ContainerLabelArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Map;

/** What all components share, continued: this part needs other components. */
final class SharedContainer {
    final Container proxyConfigContainer;
    final Output<Resource> proxyConfigContainerDone;

    SharedContainer(Shared shared, Upload upload, Web web) {
        this.proxyConfigContainer = new Container(
                "main-proxy-config",
                new ContainerArgs()
                        .name("gallery-prod-main-proxy-config")
                        .image(shared.proxyImage.imageId())
                        .command("caddy", "reload", "--config", "/etc/caddy/Caddyfile")
                        .envs(List.of())
                        .restart("no")
                        .mustRun(false)
                        .attach(true)
                        .logs(true)
                        .networkMode(Output.format("container:%s", shared.proxyContainer.id()))
                        .logDriver("json-file")
                        .logOpts(Map.of("max-file", "3", "max-size", "10m"))
                        .uploads(new ContainerArgs.Upload()
                                .file("/etc/caddy/Caddyfile")
                                .content("""
                                {
                                  http_port 80
                                  servers {
                                    protocols h1 h2
                                  }
                                }

                                https://gallery.example.com {
                                  @upload path /upload /upload/*
                                  route {
                                    reverse_proxy @upload gallery-prod-upload:8080 {
                                      lb_try_duration 10s
                                      lb_try_interval 250ms
                                      health_uri /healthz
                                      health_interval 2s
                                      health_timeout 1s
                                    }
                                    reverse_proxy gallery-prod-web:8080 gallery-prod-web-2:8080 {
                                      lb_policy round_robin
                                      fail_duration 5s
                                      lb_try_duration 10s
                                      lb_try_interval 250ms
                                      health_uri /healthz
                                      health_interval 2s
                                      health_timeout 1s
                                    }
                                  }
                                }
                                """)
                                .permissions("0444"))
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("main")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("gallery")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/main-proxy-config")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("prod")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("team")
                                        .value("storefront")
                                        .build()),
                CustomResourceOptions.builder()
                        .dependsOn(upload.container, web.container, web.container2)
                        .deleteBeforeReplace(true)
                        .build());
        this.proxyConfigContainerDone = Expectation.met(
                proxyConfigContainer, "exit code of main-proxy-config", proxyConfigContainer.exitCode(), 0);
    }
}
