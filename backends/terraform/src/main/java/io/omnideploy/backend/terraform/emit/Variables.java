package io.omnideploy.backend.terraform.emit;

import io.omnideploy.resource.InputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.templates.hcl.HclDocuments.Keeping;
import io.omnideploy.templates.hcl.HclDocuments.VariableView;
import io.omnideploy.templates.hcl.HclExpression;
import io.omnideploy.templates.hcl.HclFragment;
import io.omnideploy.templates.hcl.HclPrinter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a configuration asks for: the folder of the description where a path starts from it, inputs, secrets. */
public final class Variables {
    private final SortedMap<String, VariableView> views = new TreeMap<>();

    Variables(EmitRequest request) {
        ResourceGraph graph = request.graph();
        if (usesProjectDir(graph)) {
            add(
                    Expressions.PROJECT_DIR,
                    "Folder of the description; relative host paths start from it.",
                    "string",
                    Optional.of(HclPrinter.text(request.projectDir())),
                    Keeping.PLAIN);
        }
        graph.inputs().values().forEach(this::add);
        WriteOnly writeOnly = WriteOnly.in(graph, request.catalog());
        graph.secrets().values().forEach(secret -> add(secret, writeOnly));
        if (SealedValues.areIn(graph, request.catalog())) {
            add(
                    SealedValues.NAME,
                    "Secrets as the platform gave them back at the last apply, which the output of the same name tells.",
                    "map(string)",
                    Optional.of(HclPrinter.expression(new HclExpression.Mapping(new LinkedHashMap<>()))),
                    Keeping.SENSITIVE);
        }
    }

    /** Tells whether a path in the graph starts from the folder of the description. */
    public static boolean usesProjectDir(ResourceGraph graph) {
        return Stream.of(
                        graph.resources().values().stream().flatMap(spec -> spec.properties().values().stream()),
                        graph.lookups().values().stream().flatMap(lookup -> lookup.properties().values().stream()),
                        graph.outputs().values().stream().map(output -> output.value()),
                        graph.providers().values().stream().map(settings -> (Value) settings))
                .flatMap(values -> values)
                .anyMatch(Variables::usesProjectDir);
    }

    private static boolean usesProjectDir(Value value) {
        return (value instanceof Value.InputRef input && input.input().equals(Expressions.PROJECT_DIR))
                || value.children().stream().anyMatch(Variables::usesProjectDir);
    }

    List<VariableView> views() {
        return List.copyOf(views.values());
    }

    Collection<String> names() {
        return views.keySet();
    }

    private void add(InputSpec input) {
        Optional<HclFragment> fallback = input.fallback().map(value -> HclPrinter.expression(plain(value)));
        String type = input.fallback()
                .map(value -> switch (value) {
                    case Value.Num number -> "number";
                    case Value.Bool bool -> "bool";
                    default -> "string";
                })
                .orElse("string");
        add(input.name(), input.description(), type, fallback, Keeping.PLAIN);
    }

    private void add(SecretSpec secret, WriteOnly writeOnly) {
        String name = secret.name();
        Keeping keeping = writeOnly.isEphemeral(name) ? Keeping.EPHEMERAL : Keeping.SENSITIVE;
        add(name, secret.description(), "string", Optional.empty(), keeping);
        if (writeOnly.revised().contains(name)) {
            add(
                    WriteOnly.revision(name),
                    "Which value of " + Names.variable(name)
                            + (writeOnly.sealed().contains(name)
                                    ? " this is: a new one is written when this number changes."
                                    : " this is: Terraform keeps no value, and hands a new one on when this number changes."),
                    "number",
                    Optional.of(HclPrinter.expression(new HclExpression.Num("1"))),
                    Keeping.PLAIN);
        }
    }

    private void add(String name, String description, String type, Optional<HclFragment> fallback, Keeping keeping) {
        String variable = Names.variable(name);
        VariableView view = new VariableView(
                HclPrinter.text(variable), HclPrinter.text(description), new HclFragment(type), fallback, keeping);
        if (views.put(variable, view) != null) {
            throw new IllegalArgumentException("two inputs are called " + variable);
        }
    }

    private static HclExpression plain(Value value) {
        return switch (value) {
            case Value.Text text -> new HclExpression.Text(text.text());
            case Value.Num number -> new HclExpression.Num(number.plain());
            case Value.Bool bool -> new HclExpression.Bool(bool.on());
            default -> throw new IllegalArgumentException("the default of an input is a plain value");
        };
    }
}
