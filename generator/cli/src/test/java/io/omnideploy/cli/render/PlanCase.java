package io.omnideploy.cli.render;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Positions;
import io.omnideploy.config.SecretSource;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.plan.MonthlyCost;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PlanStep;
import io.omnideploy.plan.Price;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A plan, its graph and its ledger, as a test case writes them in YAML. */
record PlanCase(Plan plan, ResourceGraph graph, List<LedgerLine> ledger) {
    static PlanCase read(Path file) throws IOException {
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        String[] id = text(tree, "id").split("/");
        Plan plan = new Plan(
                new DeploymentId(id[0], id[1]),
                text(tree, "target"),
                text(tree, "backend"),
                Optional.ofNullable((String) tree.get("platform")),
                maps(tree.get("changes")).stream().map(PlanCase::change).toList(),
                maps(tree.get("outputs")).stream().map(PlanCase::property).toList(),
                maps(tree.get("steps")).stream().map(PlanCase::step).toList(),
                list(tree.get("notes")).stream().map(Object::toString).toList(),
                maps(tree.get("costs")).stream().map(PlanCase::cost).toList());
        List<ResourceSpec> specs =
                maps(tree.get("graph")).stream().map(PlanCase::spec).toList();
        List<SecretSpec> secrets = specs.stream()
                .flatMap(spec -> spec.properties().values().stream())
                .flatMap(value -> value.secrets().stream())
                .distinct()
                .map(name -> new SecretSpec(name, new SecretSource("env", "X"), false, "a secret"))
                .toList();
        return new PlanCase(
                plan,
                ResourceGraph.of(specs, secrets, List.of(), Map.of()),
                maps(tree.get("ledger")).stream().map(PlanCase::ledger).toList());
    }

    /** Whatever is an origin counts as written, but for defaults, which a case names so. */
    Positions positions() {
        TreeMap<ConfigPath, SourceSpan> leaves = new TreeMap<>();
        graph.resources()
                .values()
                .forEach(spec -> spec.origins()
                        .values()
                        .forEach(origins -> origins.forEach(origin -> {
                            if (origin instanceof Origin.Written written
                                    && !written.path().segments().getLast().equals("default")) {
                                leaves.put(written.path(), new SourceSpan("deploy.yaml", 1, 1, 1));
                            }
                        })));
        return new Positions(leaves);
    }

    private static Change change(Map<String, Object> tree) {
        return new Change(
                id(text(tree, "resource")),
                Operation.valueOf(text(tree, "operation").toUpperCase(Locale.ROOT)),
                Optional.ofNullable((String) tree.get("cause"))
                        .map(cause -> Cause.valueOf(cause.toUpperCase(Locale.ROOT))),
                maps(tree.get("properties")).stream().map(PlanCase::property).toList());
    }

    private static MonthlyCost cost(Map<String, Object> tree) {
        boolean stated = "stated".equals(tree.get("standing"));
        String dollars = text(tree, "dollars");
        return new MonthlyCost(
                text(tree, "owner"),
                text(tree, "what"),
                (Integer) tree.get("count"),
                stated
                        ? Price.stated(dollars, text(tree, "source"), text(tree, "date"))
                        : Price.approximate(dollars, text(tree, "source"), text(tree, "date")));
    }

    private static PlanStep step(Map<String, Object> tree) {
        String component = text(tree, "component");
        return switch (text(tree, "step")) {
            case "build_image" ->
                new PlanStep.BuildImage(
                        component, text(tree, "image"), text(tree, "builder"), Boolean.TRUE.equals(tree.get("pushed")));
            case "push_image" -> new PlanStep.PushImage(component, text(tree, "image"));
            default ->
                new PlanStep.RunJob(
                        component, PlanStep.When.valueOf(text(tree, "when").toUpperCase(Locale.ROOT)));
        };
    }

    private static PropertyChange property(Map<String, Object> tree) {
        return new PropertyChange(
                text(tree, "path"),
                shown(tree.get("before")),
                shown(tree.get("after")),
                Boolean.TRUE.equals(tree.get("replaces")));
    }

    private static Shown shown(Object tree) {
        if (tree == null) {
            return new Shown.Absent();
        }
        if (tree.equals("$unknown")) {
            return new Shown.AtApply();
        }
        return tree.equals("$secret") ? new Shown.Masked() : Shown.of(value(tree));
    }

    private static ResourceSpec spec(Map<String, Object> tree) {
        Map<String, Value> properties = new TreeMap<>();
        map(tree.get("properties")).forEach((name, value) -> properties.put(name, value(value)));
        TreeMap<String, SortedSet<Origin>> origins = new TreeMap<>();
        map(tree.get("origins"))
                .forEach((path, why) -> origins.put(
                        path,
                        new TreeSet<>(Set.of(
                                why.toString().startsWith("rule ")
                                        ? Origin.rule(why.toString().substring(5))
                                        : Origin.at(ConfigPath.of(why.toString().split("\\.")))))));
        return new ResourceSpec(
                id(text(tree, "resource")),
                new TreeMap<>(properties),
                new TreeSet<>(list(tree.get("after")).stream()
                        .map(other -> id(other.toString()))
                        .toList()),
                Lifecycle.PLAIN,
                origins);
    }

    private static LedgerLine ledger(Map<String, Object> tree) {
        return new LedgerLine(
                new LedgerEntry(
                        ConfigPath.of(text(tree, "path").split("\\.")),
                        LedgerEntry.Fate.valueOf(text(tree, "fate").toUpperCase(Locale.ROOT)),
                        text(tree, "rule"),
                        text(tree, "reason"),
                        text(tree, "remedy")),
                Optional.of(new SourceSpan("deploy.yaml", 9, 7, 3)));
    }

    /** Reads {@code docker.Volume/db:data}, the role behind the colon. */
    private static ResourceId id(String text) {
        int slash = text.indexOf('/');
        String[] name = text.substring(slash + 1).split(":");
        return new ResourceId(ResourceType.parse(text.substring(0, slash)), name[0], name.length > 1 ? name[1] : "");
    }

    /** Reads a value; {@code $ref}, {@code $secret} and {@code $parts} stand for what YAML doesn't have. */
    private static Value value(Object tree) {
        return switch (tree) {
            case null -> new Value.Null();
            case String text -> Value.text(text);
            case Boolean on -> Value.bool(on);
            case Number number -> new Value.Num(new BigDecimal(number.toString()));
            case List<?> items ->
                new Value.Seq(items.stream().map(PlanCase::value).toList());
            case Map<?, ?> map
            when map.containsKey("$ref") -> reference(map.get("$ref").toString());
            case Map<?, ?> map
            when map.containsKey("$secret") ->
                new Value.SecretInput(map.get("$secret").toString());
            case Map<?, ?> map
            when map.containsKey("$parts") ->
                new Value.Interpolation(
                        list(map.get("$parts")).stream().map(PlanCase::value).toList());
            case Map<?, ?> map -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                map.forEach((key, inner) -> fields.put(key.toString(), value(inner)));
                yield Value.object(fields);
            }
            default -> throw new IllegalArgumentException(tree.toString());
        };
    }

    private static Value reference(String text) {
        int dot = text.lastIndexOf('.');
        return new Value.Ref(id(text.substring(0, dot)), AttributePath.of(text.substring(dot + 1)));
    }

    private static String text(Map<String, Object> tree, String key) {
        return tree.get(key).toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object tree) {
        return tree == null ? Map.of() : (Map<String, Object>) tree;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object tree) {
        return tree == null ? List.of() : (List<Object>) tree;
    }

    private static List<Map<String, Object>> maps(Object tree) {
        return list(tree).stream().map(PlanCase::map).toList();
    }
}
