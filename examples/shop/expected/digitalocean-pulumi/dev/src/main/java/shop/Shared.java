// Written by OmniDeploy: `omnideploy generate` writes it anew.
package shop;

import com.pulumi.Config;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import java.time.Duration;

/** What all components share. */
final class Shared {
    final AppResource app;

    Shared(Config config, Cache cache, Db db) {
        var stripeKey = config.requireSecret("stripe_key");
        this.app = new AppResource(
                "main",
                new AppResourceArgs()
                        .spec(new AppResourceArgs.Spec()
                                .name("shop-dev")
                                .region("nyc")
                                .disableEdgeCache(false)
                                .services(new AppResourceArgs.Service()
                                        .name("web")
                                        .image(new AppResourceArgs.Image()
                                                .registryType("GHCR")
                                                .registry("acme")
                                                .repository("web")
                                                .tag("1.4.0"))
                                        .httpPort(8080)
                                        .instanceSizeSlug("apps-s-1vcpu-1gb")
                                        .instanceCount(1)
                                        .envs(
                                                new AppResourceArgs.Env()
                                                        .key("BANK_URL")
                                                        .type("GENERAL")
                                                        .value("https://bank.example.com/dev")
                                                        .scope("RUN_TIME"),
                                                new AppResourceArgs.Env()
                                                        .key("DATABASE_URL")
                                                        .type("GENERAL")
                                                        .value("${db.DATABASE_URL}")
                                                        .scope("RUN_TIME"),
                                                new AppResourceArgs.Env()
                                                        .key("GREETING")
                                                        .type("GENERAL")
                                                        .value("hello")
                                                        .scope("RUN_TIME"),
                                                new AppResourceArgs.Env()
                                                        .key("REDIS_URL")
                                                        .type("GENERAL")
                                                        .value("${cache.DATABASE_URL}")
                                                        .scope("RUN_TIME"),
                                                new AppResourceArgs.Env()
                                                        .key("STRIPE_KEY")
                                                        .type("SECRET")
                                                        .value(stripeKey)
                                                        .scope("RUN_TIME"))
                                        .healthCheck(new AppResourceArgs.HealthCheck()
                                                .httpPath("/healthz")
                                                .port(8080)
                                                .failureThreshold(3)
                                                .initialDelaySeconds(0)
                                                .periodSeconds(5)
                                                .successThreshold(2)
                                                .timeoutSeconds(5)))
                                .workers(new AppResourceArgs.Worker()
                                        .name("worker")
                                        .image(new AppResourceArgs.Image()
                                                .registryType("GHCR")
                                                .registry("acme")
                                                .repository("worker")
                                                .tag("1.4.0"))
                                        .instanceSizeSlug("apps-s-1vcpu-1gb")
                                        .instanceCount(1)
                                        .envs(new AppResourceArgs.Env()
                                                .key("REDIS_URL")
                                                .type("GENERAL")
                                                .value("${cache.DATABASE_URL}")
                                                .scope("RUN_TIME")))
                                .databases(
                                        new AppResourceArgs.Database()
                                                .name("cache")
                                                .engine("VALKEY")
                                                .version("8")
                                                .production(true)
                                                .clusterName(cache.databaseCluster.name()),
                                        new AppResourceArgs.Database()
                                                .name("db")
                                                .engine("PG")
                                                .version("16")
                                                .production(true)
                                                .clusterName(db.databaseCluster.name())
                                                .dbName(db.mainDatabaseDb.name())
                                                .dbUser("doadmin"))
                                .ingress(new AppResourceArgs.Ingress()
                                        .rules(new AppResourceArgs.Rule()
                                                .match(new AppResourceArgs.Match()
                                                        .path(new AppResourceArgs.Path()
                                                                .prefix("/")))
                                                .component(new AppResourceArgs.Component()
                                                        .name("web")
                                                        .preservePathPrefix(false))))),
                CustomResourceOptions.builder()
                        .deleteBeforeReplace(true)
                        .customTimeouts(CustomTimeouts.builder()
                                .create(Duration.ofMinutes(30))
                                .build())
                        .build());
    }
}
