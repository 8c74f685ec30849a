package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.InputSpec;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.Make;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.JavaNames;
import io.omnideploy.templates.java.JavaSource;
import io.omnideploy.templates.java.JavaSource.Constructor;
import io.omnideploy.templates.java.JavaSource.Field;
import io.omnideploy.templates.java.JavaSource.Form;
import io.omnideploy.templates.java.JavaSource.Member;
import io.omnideploy.templates.java.JavaSource.Method;
import io.omnideploy.templates.java.JavaSource.Parameter;
import io.omnideploy.templates.java.JavaSource.Statement;
import io.omnideploy.templates.java.JavaSource.Typed;
import io.omnideploy.templates.java.JavaType;
import io.omnideploy.templates.java.program.ClassScope;
import io.omnideploy.templates.java.program.Declared;
import io.omnideploy.templates.java.program.LongLists;
import io.omnideploy.templates.java.program.Part;
import io.omnideploy.templates.java.program.Repeated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes one resource graph as the files of a Pulumi project in Java. */
public final class Emission {
    static final String HEADER = "Written by OmniDeploy: `omnideploy generate` writes it anew.";

    private static final String SOURCES = "src/main/java/";

    private final EmitRequest request;
    private final Map<ResourceId, String> adopted;
    private final ResourceGraph graph;
    private final PulumiNames pulumi;
    private final Places places;
    private final Providers providers;
    private final LongLists data;
    private OwnClasses own;
    private final Map<String, JavaExpression> fallbacks = new TreeMap<>();
    private final List<JavaSource> sources = new ArrayList<>();

    /** Makes the program as it is generated. */
    public Emission(EmitRequest request) {
        this(request, Map.of());
    }

    /**
     * Makes a program that takes into the state what is there already.
     *
     * @param adopted the platform's own names of what is taken, as it is and unchanged
     */
    public Emission(EmitRequest request, Map<ResourceId, String> adopted) {
        this.request = request;
        this.adopted = Map.copyOf(adopted);
        graph = request.graph();
        pulumi = new PulumiNames(request.catalog());
        places = new Places(request.id(), graph, request.catalog(), pulumi);
        providers = new Providers(graph, places);
        data = new LongLists(places.layout(), HEADER);
        graph.inputs().values().forEach(this::addFallback);
        fallbacks.put(Scope.PROJECT_DIR, new Text(request.projectDir()));
    }

    /** Returns the class that is run, with its package. */
    public String mainClass() {
        return places.packageName() + ".App";
    }

    /** Returns what it is compiled with and run by, each as {@code group:artifact:version}. */
    public List<String> libraries() {
        return ProjectFiles.dependencies(request, pulumi);
    }

    /** Returns the files by name. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = sources();
        ProjectFiles project = new ProjectFiles(request, pulumi, providers, mainClass());
        files.putAll(project.files(List.copyOf(files.keySet())));
        return files;
    }

    /** Returns the sources by name. */
    public SortedMap<String, String> sources() {
        sources.clear();
        own = new OwnClasses(request.catalog(), pulumi, places.types());
        SortedMap<JavaType, List<Parameter>> needs = new TreeMap<>();
        if (!providers.made().isEmpty()) {
            providers(needs);
        }
        if (!graph.lookups().isEmpty()) {
            lookups(needs);
        }
        places.classes().forEach((type, part) -> component(type, part, needs));
        app(needs);
        sources.addAll(data.sources());
        SortedMap<String, String> files = new TreeMap<>();
        String folder = SOURCES + places.packageName().replace('.', '/') + "/";
        sources.forEach(source -> files.put(folder + source.type().name() + ".java", source.print()));
        own.sources().forEach((name, text) -> files.put(folder + name + ".java", text));
        boolean expects = graph.resources().values().stream()
                .anyMatch(spec -> !spec.lifecycle().expects().isEmpty());
        if (expects) {
            files.put(folder + "Expectation.java", ProjectFiles.expectation(places.packageName()));
        }
        return files;
    }

    private void addFallback(InputSpec input) {
        input.fallback()
                .ifPresent(value -> fallbacks.put(
                        input.name(),
                        new Text(
                                switch (value) {
                                    case Value.Text text -> text.text();
                                    case Value.Num number -> number.plain();
                                    case Value.Bool bool -> Boolean.toString(bool.on());
                                    default ->
                                        throw new IllegalArgumentException("the default of an input is a plain value");
                                })));
    }

    private Scope scope(JavaType type) {
        return new Scope(places, type, fallbacks);
    }

    private Resources resources(Scope scope) {
        return new Resources(request, pulumi, own, places, providers, scope, data, adopted);
    }

    private void providers(Map<JavaType, List<Parameter>> needs) {
        JavaType type = places.own("Providers");
        Scope scope = scope(type);
        Arguments arguments = resources(scope).arguments();
        List<Member> members = new ArrayList<>();
        List<Statement> body = new ArrayList<>();
        providers.made().forEach((provider, settings) -> {
            boolean known = pulumi.hasPackage(provider);
            JavaType made = known ? new JavaType(pulumi.packageOf(provider), "Provider") : Sdk.PROVIDER_RESOURCE;
            JavaType ownType = places.own(PulumiNames.capital(JavaNames.variable(provider)) + "ProviderArgs");
            members.add(new Field(Typed.of(made), JavaNames.variable(provider)));
            List<JavaExpression> given = new ArrayList<>();
            if (!known) {
                given.add(new Text(pulumi.fact(provider, "name")));
            }
            given.add(new Text(provider));
            given.add(arguments.of(
                    own.settings(provider, ownType),
                    settings.fields(),
                    pulumi.provider(provider).settings(),
                    "provider " + provider));
            if (places.types().hasOwn(provider)) {
                given.add(JavaExpression.of(Sdk.OPTIONS, "builder")
                        .call("version", new Text(pulumi.plugin(provider)))
                        .call("build"));
            }
            body.add(new Statement("this." + JavaNames.variable(provider) + " = ", new Make(made, given)));
        });
        add(type, "The providers with settings that are secret or known later.", members, body, scope, needs);
    }

    private void lookups(Map<JavaType, List<Parameter>> needs) {
        JavaType type = places.lookupsClass();
        Scope scope = scope(type);
        Resources resources = resources(scope);
        List<Member> members = new ArrayList<>();
        List<Statement> body = new ArrayList<>();
        for (Lookup lookup : lookupsInOrder()) {
            String field = places.of(lookup).field();
            members.add(new Field(resources.lookupType(lookup), field));
            body.add(new Statement("this." + field + " = ", resources.lookup(lookup)));
        }
        add(type, "What exists already and is looked up.", members, body, scope, needs);
    }

    /** A lookup may ask for what another one found. */
    private List<Lookup> lookupsInOrder() {
        List<Lookup> ordered = new ArrayList<>();
        TreeSet<String> waiting = new TreeSet<>(graph.lookups().keySet());
        while (!waiting.isEmpty()) {
            String next = waiting.stream()
                    .filter(name -> graph.lookups().get(name).properties().values().stream()
                            .noneMatch(value -> asks(value, waiting)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("lookups wait for each other: " + waiting));
            waiting.remove(next);
            ordered.add(graph.lookups().get(next));
        }
        return ordered;
    }

    private static boolean asks(Value value, Set<String> waiting) {
        return (value instanceof Value.LookupRef ref && waiting.contains(ref.lookup()))
                || value.children().stream().anyMatch(child -> asks(child, waiting));
    }

    private void component(JavaType type, Part<ResourceSpec> part, Map<JavaType, List<Parameter>> needs) {
        Scope scope = scope(type);
        Resources resources = resources(scope);
        List<Member> members = new ArrayList<>();
        List<Statement> body = new ArrayList<>();
        for (Declared<ResourceSpec> one : part.members()) {
            ResourceSpec spec = one.item();
            String field = places.of(spec.id()).field();
            members.add(new Field(resources.fieldType(spec), field));
            if (!spec.lifecycle().expects().isEmpty()) {
                members.add(new Field(new Typed(Sdk.OUTPUT, List.of(Typed.of(Sdk.RESOURCE))), field + Resources.DONE));
            }
            body.addAll(resources.statements(spec));
        }
        add(type, part.description(), members, body, scope, needs);
    }

    private void add(
            JavaType type,
            String description,
            List<Member> fields,
            List<Statement> body,
            Scope scope,
            Map<JavaType, List<Parameter>> needs) {
        List<Parameter> parameters = scope.parameters();
        needs.put(type, parameters);
        List<Statement> all = new ArrayList<>(scope.opening());
        all.addAll(Repeated.named(body, scope.taken(), pulumi.mapsOfAnything(graph.types())));
        List<Member> members = new ArrayList<>(fields);
        members.add(new Constructor(parameters, all));
        sources.add(new JavaSource(type, HEADER, description, Form.OBJECT, members, places.names()));
    }

    private void app(SortedMap<JavaType, List<Parameter>> needs) {
        JavaType type = places.own("App");
        Scope scope = scope(type);
        Values values = resources(scope).values();
        List<Statement> exports = new ArrayList<>();
        graph.outputs()
                .values()
                .forEach(output -> exports.add(new Statement(
                        "", new Word("context").call("export", new Text(output.name()), values.of(output.value())))));
        List<Statement> all = new ArrayList<>();
        List<Statement> objects = ClassScope.objects(places.owners(), needs, scope.parameters(), made -> List.of());
        boolean config = !scope.opening().isEmpty()
                || needs.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(one -> one.name().equals(Scope.CONFIG));
        if (config) {
            all.add(new Statement("var " + Scope.CONFIG + " = ", new Word("context").call("config")));
        }
        all.addAll(scope.opening());
        all.addAll(objects);
        all.addAll(exports);
        Parameter context = new Parameter(Typed.of(Sdk.CONTEXT), "context");
        Parameter arguments = new Parameter(Typed.of(new JavaType("java.lang", "String[]")), "args");
        List<Member> members = List.of(
                new Method(
                        "public static",
                        Optional.empty(),
                        "main",
                        List.of(arguments),
                        List.of(new Statement(
                                "",
                                JavaExpression.of(
                                        Sdk.PULUMI, "run", new JavaExpression.MethodReference(type, "stack")))),
                        Optional.of("Runs the program, which Pulumi starts.")),
                new Method(
                        "public static",
                        Optional.empty(),
                        "stack",
                        List.of(context),
                        all,
                        Optional.of("Declares all resources and outputs of the stack.")));
        sources.add(new JavaSource(
                type,
                HEADER,
                "Deploys " + request.id().name() + ", stack " + request.id().stack() + ".",
                Form.MAIN,
                members,
                places.names()));
    }
}
