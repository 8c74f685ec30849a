package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which requests from outside go to whom: by host name where several components are public, and by path. */
final class Ingress implements Contributor {
    private static final Origin RULES = Origin.rule("digitalocean-ingress-rules");

    /** One way from outside to a component. */
    private record Rule(String component, Optional<String> authority, String path, Set<Origin> why) {
        Value value() {
            SortedMap<String, Value> match = new TreeMap<>();
            match.put("path", Value.object(Map.of("prefix", Value.text(path))));
            authority.ifPresent(host -> match.put("authority", Value.object(Map.of("exact", Value.text(host)))));
            return Value.object(Map.of(
                    "match",
                    Value.object(match),
                    "component",
                    // Otherwise the platform cuts the prefix off, which no other target does.
                    Value.object(Map.of(
                            "name", Value.text(component), "preserve_path_prefix", Value.bool(!path.equals("/"))))));
        }
    }

    @Override
    public void check(AppDeployment deployment) {
        for (Component component : deployment.components()) {
            boolean isRouted = Ports.outside(component).isPresent();
            ConfigPath service = DeployConfig.pathOf(component).then("service");
            if (!isRouted) {
                for (String key : List.of("domains", "paths", "tls")) {
                    deployment.accountIfGiven(
                            service.then(key),
                            Fate.DROPPED,
                            "digitalocean-not-public",
                            "Nothing from outside is routed to '" + component.name() + "'.",
                            "Make it public, or leave this out.");
                }
                if (Section.of(component) != Section.SERVICE) {
                    deployment.accountIfGiven(
                            service.then("public"),
                            Fate.DROPPED,
                            "digitalocean-not-public",
                            "'" + component.name() + "' answers to nobody.",
                            "Leave this out.");
                }
            }
        }
        twice(deployment);
    }

    private static void twice(AppDeployment deployment) {
        Map<String, Rule> taken = new TreeMap<>();
        for (Rule rule : rules(deployment)) {
            Rule other = taken.putIfAbsent(rule.authority().orElse("") + rule.path(), rule);
            if (other != null && !other.component().equals(rule.component())) {
                deployment.refuse(
                        place(deployment, rule.component()),
                        "digitalocean-route-twice",
                        "'%s' and '%s' both answer under '%s'."
                                .formatted(
                                        other.component(),
                                        rule.component(),
                                        rule.authority().orElse("") + rule.path()),
                        "Give each paths or domains of its own.");
            }
            if (rule.authority().filter(host -> host.startsWith("*")).isPresent()) {
                deployment.refuse(
                        place(deployment, rule.component()),
                        "digitalocean-wildcard-route",
                        "Where several components are public, App Platform tells them apart by whole host names.",
                        "Write the host names of '" + rule.component() + "' one by one.");
            }
        }
    }

    private static ConfigPath place(AppDeployment deployment, String name) {
        Component component = deployment.config().components().get(name);
        return component == null
                ? DigitalOceanSettings.PATH.then(StaticSites.KEY, name)
                : DeployConfig.pathOf(component).then("service");
    }

    /** Returns the rules, the narrower ones first. */
    private static List<Rule> rules(AppDeployment deployment) {
        List<Component> entries = deployment.components().stream()
                .filter(component -> Ports.outside(component).isPresent())
                .toList();
        List<StaticSites.Site> sites = StaticSites.of(deployment);
        boolean isAlone = entries.size() + sites.size() < 2;
        List<Rule> rules = new ArrayList<>();
        for (Component component : entries) {
            ConfigPath service = DeployConfig.pathOf(component).then("service");
            Set<Origin> why = new TreeSet<>(Set.of(RULES, Origin.at(service.then("public"))));
            why.addAll(List.of(deployment.written(service, "paths")));
            List<String> paths = component.service().paths().isEmpty()
                    ? List.of("/")
                    : component.service().paths();
            for (String path : paths) {
                if (isAlone || component.service().domains().isEmpty()) {
                    rules.add(new Rule(component.name(), Optional.empty(), path, why));
                } else {
                    component
                            .service()
                            .domains()
                            .forEach(host -> rules.add(new Rule(component.name(), Optional.of(host), path, why)));
                }
            }
        }
        for (StaticSites.Site site : sites) {
            Set<Origin> why = new TreeSet<>(Set.of(RULES, Origin.at(site.path().then("paths"))));
            site.paths().forEach(path -> rules.add(new Rule(site.name(), Optional.empty(), path, why)));
        }
        rules.sort(Comparator.comparing((Rule rule) -> rule.authority().isEmpty())
                .thenComparingInt(rule -> -rule.path().length())
                .thenComparing(rule -> rule.authority().orElse(""))
                .thenComparing(Rule::path)
                .thenComparing(Rule::component));
        return rules;
    }

    @Override
    public void app(AppDeployment deployment, AppDraft app) {
        List<Rule> rules = rules(deployment);
        if (rules.isEmpty()) {
            return;
        }
        List<Value> values = new ArrayList<>();
        for (Rule rule : rules) {
            app.because("ingress.rule[" + values.size() + "]", rule.why());
            values.add(rule.value());
        }
        app.set("ingress", Value.object(Map.of("rule", new Value.Seq(values))), Set.of(RULES));
    }

    @Override
    public void finish(AppDeployment deployment) {
        boolean isPublic = false;
        for (Component component : deployment.components()) {
            if (Ports.outside(component).isPresent()) {
                isPublic = true;
                deployment.output(new OutputSpec(
                        component.name().replace('-', '_') + "_url",
                        url(component),
                        "Where " + component.name() + " answers."));
            }
        }
        if (isPublic || !StaticSites.of(deployment).isEmpty()) {
            deployment.output(new OutputSpec(
                    "default_ingress",
                    Value.ref(AppDeployment.APP, "default_ingress"),
                    "The app's own address, to which CNAME records of domains lead."));
        }
    }

    private static Value url(Component component) {
        String path = component.service().paths().stream()
                .findFirst()
                .filter(first -> !first.equals("/"))
                .orElse("");
        Value own = Value.ref(AppDeployment.APP, "default_ingress");
        return component.service().domains().stream()
                .filter(domain -> !domain.startsWith("*"))
                .findFirst()
                .map(domain -> (Value) Value.text("https://" + domain + path))
                .orElse(path.isEmpty() ? own : TemplateValues.joined(List.of(own, Value.text(path))));
    }
}
