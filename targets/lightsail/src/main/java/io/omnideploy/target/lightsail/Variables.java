package io.omnideploy.target.lightsail;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.SecretSource;
import io.omnideploy.config.Template;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.GivenVariables;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Variables and arguments of containers. The API knows clear text alone, so that a secret among them is refused unless the
 * description says that it may stand there.
 */
final class Variables {
    private static final String CODE = "lightsail-plaintext";
    private static final Set<String> IN_AWS = Set.of("ssm", "secretsmanager");
    private static final Origin GIVEN = Origin.rule("backing-service-variables");

    private final LightsailDeployment deployment;
    private final TemplateValues addresses;
    private final Component component;
    private final ConfigPath path;
    private final SortedMap<String, Value> values = new TreeMap<>();
    private final SortedMap<String, Set<Origin>> why = new TreeMap<>();

    Variables(LightsailDeployment deployment, TemplateValues addresses, Component component) {
        this.deployment = deployment;
        this.addresses = addresses;
        this.component = component;
        path = DeployConfig.pathOf(component);
        given();
        written();
        secrets();
    }

    /** Refuses secrets of a kind that nobody could hand on: containers have no role to read them with. */
    static void check(LightsailDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component);
            component.secrets().forEach((name, use) -> {
                ConfigPath at = path.then("secrets", name);
                source(deployment, use.source(), at);
                if (use.path().isPresent()) {
                    deployment
                            .draft()
                            .refuse(
                                    at,
                                    "lightsail-secret-file",
                                    "Lightsail puts no files into containers.",
                                    "Give the secret as a variable.");
                }
            });
            component.environment().forEach((name, template) -> {
                for (Template.Part part : template.parts()) {
                    if (part instanceof Template.SecretPart secret) {
                        source(deployment, secret.source(), path.then("environment", name));
                    }
                }
            });
        }
        for (BackingService service : deployment.config().backingServices().values()) {
            service.external()
                    .flatMap(BackingService.External::password)
                    .ifPresent(source -> source(
                            deployment, source, DeployConfig.pathOf(service).then("external", "password")));
        }
    }

    private static void source(LightsailDeployment deployment, SecretSource source, ConfigPath path) {
        if (IN_AWS.contains(source.scheme())) {
            deployment
                    .draft()
                    .refuse(
                            path,
                            "lightsail-secret-source",
                            "Containers of Lightsail have no role with which they could read '" + source + "'.",
                            "Use env:, file:, store: or vault:, or let the program read it with keys of its own.");
        }
    }

    /** Returns the variables by name. */
    SortedMap<String, Value> values() {
        return values;
    }

    /** Returns the lines behind each variable. */
    SortedMap<String, Set<Origin>> why() {
        return why;
    }

    /** Returns what the container is started with: its command, then its arguments; empty keeps the image's own. */
    List<Value> words() {
        List<Value> words = new ArrayList<>();
        add(words, component.container().command(), path.then("container", "command"));
        add(words, component.container().args(), path.then("container", "args"));
        return words;
    }

    private void add(List<Value> words, List<Template> templates, ConfigPath at) {
        for (int index = 0; index < templates.size(); index++) {
            Value value = addresses.value(templates.get(index), "argument of " + component.name());
            allow(value, at.item(index), "An argument");
            words.add(value);
        }
    }

    private void given() {
        GivenVariables.to(component, deployment.config()).forEach((name, given) -> {
            String service = given.service().name();
            Map<String, Value> known = addresses.of(service);
            Value value = known == null ? null : known.get(given.attribute());
            if (value != null) {
                Set<Origin> origins = new TreeSet<>(deployment.external().why(service, given.attribute()));
                origins.add(GIVEN);
                origins.add(Origin.at(DeployConfig.pathOf(given.service())));
                put(name, value, origins, DeployConfig.pathOf(given.service()));
            }
        });
    }

    private void written() {
        component.environment().forEach((name, template) -> {
            ConfigPath at = path.then("environment", name);
            Set<Origin> origins = new TreeSet<>(deployment.external().why(template));
            origins.add(Origin.at(at));
            put(name, addresses.value(template, purpose(name)), origins, at);
        });
    }

    private void secrets() {
        component.secrets().forEach((name, use) -> {
            ConfigPath at = path.then("secrets", name);
            put(
                    name,
                    deployment.draft().secrets().given(use.source(), purpose(name)),
                    Set.of(deployment.draft().written(at, "source", "as")),
                    at);
        });
    }

    private void put(String name, Value value, Set<Origin> origins, ConfigPath at) {
        allow(value, at, "The variable " + name + " of '" + component.name() + "'");
        Set<Origin> all = new TreeSet<>(origins);
        if (value.isSecret()) {
            all.add(Origin.at(LightsailSettings.PLAINTEXT));
        }
        values.put(name, value);
        why.put(name, all);
    }

    private void allow(Value value, ConfigPath at, String what) {
        if (!value.isSecret()) {
            return;
        }
        if (deployment.settings().plaintext()) {
            deployment.accountAll(
                    at,
                    Fate.APPROXIMATED,
                    CODE,
                    "It stands in clear in the deployment: whoever may look at the container service reads it.",
                    "Run it on another target where that matters.");
        } else {
            deployment
                    .draft()
                    .refuse(
                            at,
                            CODE,
                            what
                                    + " has a secret in it, and Lightsail keeps it in clear for whoever may look at the service.",
                            "Say 'lightsail: {allow_plaintext: true}' if that is acceptable, or run it on another target.");
        }
    }

    private String purpose(String name) {
        return "variable " + name + " of " + component.name();
    }
}
