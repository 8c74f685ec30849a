// Written by OmniDeploy: `omnideploy generate` writes it anew.
package intranet;

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

    SharedContainer(Providers providers, Shared shared, Wiki wiki) {
        this.proxyConfigContainer = new Container(
                "main-proxy-config",
                new ContainerArgs()
                        .name("intranet-dev-main-proxy-config")
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

                                http://:8400, http://wiki.example.com:8400 {
                                  reverse_proxy intranet-dev-wiki:8080 intranet-dev-wiki-2:8080 {
                                    lb_policy round_robin
                                    fail_duration 5s
                                    lb_try_duration 10s
                                    lb_try_interval 250ms
                                  }
                                }
                                """)
                                .permissions("0444"))
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("cost-center")
                                        .value("1410")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("main")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("intranet")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/main-proxy-config")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("dev")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("team")
                                        .value("tools")
                                        .build()),
                CustomResourceOptions.builder()
                        .provider(providers.docker)
                        .dependsOn(wiki.container, wiki.container2)
                        .deleteBeforeReplace(true)
                        .build());
        this.proxyConfigContainerDone = Expectation.met(
                proxyConfigContainer, "exit code of main-proxy-config", proxyConfigContainer.exitCode(), 0);
    }
}
