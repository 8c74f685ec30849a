// Written by OmniDeploy: `omnideploy generate` writes it anew.
package hello;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;

/** Arguments of App, as far as this program needs them. */
final class AppResourceArgs extends ResourceArgs {
    @Import private Output<Spec> spec;

    AppResourceArgs spec(Spec spec) {
        this.spec = Output.of(spec);
        return this;
    }

    static final class Component extends ResourceArgs {
        @Import private Output<String> name;
        @Import private Output<Boolean> preservePathPrefix;

        Component name(String name) {
            this.name = Output.of(name);
            return this;
        }

        Component preservePathPrefix(Boolean preservePathPrefix) {
            this.preservePathPrefix = Output.of(preservePathPrefix);
            return this;
        }
    }

    static final class HealthCheck extends ResourceArgs {
        @Import private Output<String> httpPath;
        @Import private Output<Integer> port;
        @Import private Output<Integer> failureThreshold;
        @Import private Output<Integer> initialDelaySeconds;
        @Import private Output<Integer> periodSeconds;
        @Import private Output<Integer> successThreshold;
        @Import private Output<Integer> timeoutSeconds;

        HealthCheck httpPath(String httpPath) {
            this.httpPath = Output.of(httpPath);
            return this;
        }

        HealthCheck port(Integer port) {
            this.port = Output.of(port);
            return this;
        }

        HealthCheck failureThreshold(Integer failureThreshold) {
            this.failureThreshold = Output.of(failureThreshold);
            return this;
        }

        HealthCheck initialDelaySeconds(Integer initialDelaySeconds) {
            this.initialDelaySeconds = Output.of(initialDelaySeconds);
            return this;
        }

        HealthCheck periodSeconds(Integer periodSeconds) {
            this.periodSeconds = Output.of(periodSeconds);
            return this;
        }

        HealthCheck successThreshold(Integer successThreshold) {
            this.successThreshold = Output.of(successThreshold);
            return this;
        }

        HealthCheck timeoutSeconds(Integer timeoutSeconds) {
            this.timeoutSeconds = Output.of(timeoutSeconds);
            return this;
        }
    }

    static final class Image extends ResourceArgs {
        @Import private Output<String> registryType;
        @Import private Output<String> registry;
        @Import private Output<String> repository;
        @Import private Output<String> tag;

        Image registryType(String registryType) {
            this.registryType = Output.of(registryType);
            return this;
        }

        Image registry(String registry) {
            this.registry = Output.of(registry);
            return this;
        }

        Image repository(String repository) {
            this.repository = Output.of(repository);
            return this;
        }

        Image tag(String tag) {
            this.tag = Output.of(tag);
            return this;
        }
    }

    static final class Ingress extends ResourceArgs {
        @Import private Output<List<Rule>> rules;

        Ingress rules(Rule... rules) {
            this.rules = Output.of(List.of(rules));
            return this;
        }
    }

    static final class Match extends ResourceArgs {
        @Import private Output<Path> path;

        Match path(Path path) {
            this.path = Output.of(path);
            return this;
        }
    }

    static final class Path extends ResourceArgs {
        @Import private Output<String> prefix;

        Path prefix(String prefix) {
            this.prefix = Output.of(prefix);
            return this;
        }
    }

    static final class Rule extends ResourceArgs {
        @Import private Output<Match> match;
        @Import private Output<Component> component;

        Rule match(Match match) {
            this.match = Output.of(match);
            return this;
        }

        Rule component(Component component) {
            this.component = Output.of(component);
            return this;
        }
    }

    static final class Service extends ResourceArgs {
        @Import private Output<String> name;
        @Import private Output<Image> image;
        @Import private Output<Integer> httpPort;
        @Import private Output<String> instanceSizeSlug;
        @Import private Output<Integer> instanceCount;
        @Import private Output<HealthCheck> healthCheck;

        Service name(String name) {
            this.name = Output.of(name);
            return this;
        }

        Service image(Image image) {
            this.image = Output.of(image);
            return this;
        }

        Service httpPort(Integer httpPort) {
            this.httpPort = Output.of(httpPort);
            return this;
        }

        Service instanceSizeSlug(String instanceSizeSlug) {
            this.instanceSizeSlug = Output.of(instanceSizeSlug);
            return this;
        }

        Service instanceCount(Integer instanceCount) {
            this.instanceCount = Output.of(instanceCount);
            return this;
        }

        Service healthCheck(HealthCheck healthCheck) {
            this.healthCheck = Output.of(healthCheck);
            return this;
        }
    }

    static final class Spec extends ResourceArgs {
        @Import private Output<String> name;
        @Import private Output<String> region;
        @Import private Output<Boolean> disableEdgeCache;
        @Import private Output<List<Service>> services;
        @Import private Output<Ingress> ingress;

        Spec name(String name) {
            this.name = Output.of(name);
            return this;
        }

        Spec region(String region) {
            this.region = Output.of(region);
            return this;
        }

        Spec disableEdgeCache(Boolean disableEdgeCache) {
            this.disableEdgeCache = Output.of(disableEdgeCache);
            return this;
        }

        Spec services(Service... services) {
            this.services = Output.of(List.of(services));
            return this;
        }

        Spec ingress(Ingress ingress) {
            this.ingress = Output.of(ingress);
            return this;
        }
    }
}
