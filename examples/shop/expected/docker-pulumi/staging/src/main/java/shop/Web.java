// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.Config;
import com.pulumi.core.Output;
import com.pulumi.docker.Container;
import com.pulumi.docker.ContainerArgs;
import com.pulumi.docker.RemoteImage;
import com.pulumi.docker.RemoteImageArgs;
import com.pulumi.docker.inputs.ContainerHealthcheckArgs;
import com.pulumi.docker.inputs.ContainerLabelArgs;
import com.pulumi.docker.inputs.ContainerNetworksAdvancedArgs;
import com.pulumi.docker.inputs.ContainerPortArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Map;

/** The component web. */
final class Web {
    final RemoteImage image;
    final Container container;

    Web(Config config, Shared shared, Cache cache, Db db) {
        var cachePassword = config.requireSecret("cache_password");
        var dbPassword = config.requireSecret("db_password");
        var stripeKey = config.requireSecret("stripe_key");
        this.image = new RemoteImage(
                "web",
                RemoteImageArgs.builder()
                        .name("ghcr.io/acme/web:1.4.0")
                        .keepLocally(true)
                        .build(),
                CustomResourceOptions.builder().deleteBeforeReplace(true).build());
        this.container = new Container(
                "web",
                ContainerArgs.builder()
                        .name("shop-staging-web")
                        .image(image.imageId())
                        .envs(Output.<String>listBuilder()
                                .add("BANK_URL=https://bank.example.com/staging")
                                .add(Output.format("DATABASE_URL=postgres://app:%s@db:5432/main", dbPassword))
                                .add("GREETING=hello from staging")
                                .add(Output.format("REDIS_URL=redis://:%s@cache:6379/0", cachePassword))
                                .add(Output.format("STRIPE_KEY=%s", stripeKey))
                                .build())
                        .restart("unless-stopped")
                        .mustRun(true)
                        .wait_(true)
                        .waitTimeout(70)
                        .stopTimeout(10)
                        .destroyGraceSeconds(10)
                        .networkMode("bridge")
                        .logDriver("json-file")
                        .logOpts(Map.of("max-file", "3", "max-size", "10m"))
                        .networksAdvanced(ContainerNetworksAdvancedArgs.builder()
                                .name(shared.network.id())
                                .aliases("web")
                                .build())
                        .ports(ContainerPortArgs.builder()
                                .internal(8080)
                                .external(8180)
                                .ip("127.0.0.1")
                                .protocol("tcp")
                                .build())
                        .healthcheck(ContainerHealthcheckArgs.builder()
                                .tests(
                                        "CMD-SHELL",
                                        "wget -q -O /dev/null 'http://127.0.0.1:8080/healthz' || curl -fsS -o /dev/null 'http://127.0.0.1:8080/healthz'")
                                .interval("5s")
                                .timeout("5s")
                                .startPeriod("0s")
                                .retries(3)
                                .build())
                        .labels(
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("web")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("shop")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Container/web")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("staging")
                                        .build(),
                                ContainerLabelArgs.builder()
                                        .label("team")
                                        .value("storefront")
                                        .build())
                        .build(),
                CustomResourceOptions.builder()
                        .dependsOn(Output.<Resource>listBuilder()
                                .add(cache.container)
                                .add(db.container)
                                .add(db.initContainerDone)
                                .build())
                        .deleteBeforeReplace(true)
                        .build());
    }
}
