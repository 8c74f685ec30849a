package io.omnideploy.backend.cdk.app;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateOutput;
import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
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
import io.omnideploy.templates.java.program.Collected;
import io.omnideploy.templates.java.program.Declared;
import io.omnideploy.templates.java.program.LongLists;
import io.omnideploy.templates.java.program.Part;
import io.omnideploy.templates.java.program.Place;
import io.omnideploy.templates.java.program.Repeated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a template as the files of a CDK app in Java, which synthesises that very template. */
public final class CdkApp {
    /** The file with the template itself, as JSON. */
    public static final String TEMPLATE = "template.json";

    /** What an app is compiled with and run by, as {@code group:artifact:version}. */
    public static final String LIBRARY = "software.amazon.awscdk:aws-cdk-lib:2.263.0";

    static final String HEADER = "Written by OmniDeploy: `omnideploy generate` writes it anew.";

    private static final String SOURCES = "src/main/java/";
    private static final Parameter SCOPE = new Parameter(Typed.of(Sdk.CONSTRUCT), "scope");
    private static final Parameter ID = new Parameter(Typed.of(JavaType.of("java.lang.String")), "id");

    private final EmitRequest request;
    private final Template template;
    private final L1Types types = new L1Types();
    private final AppPlaces places;
    private final LongLists lists;
    private final Map<JavaType, List<Parameter>> needs = new HashMap<>();
    private final List<JavaSource> sources = new ArrayList<>();

    public CdkApp(EmitRequest request, Template template) {
        this.request = request;
        this.template = template;
        places = new AppPlaces(request.id().name(), template);
        lists = new LongLists(places.layout(), HEADER);
    }

    /** Returns the class that is run, with its package. */
    public String mainClass() {
        return places.app().fullName();
    }

    /** Returns the files by name. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = sources();
        files.putAll(new ProjectFiles(request, template, mainClass()).files(List.copyOf(files.keySet())));
        return files;
    }

    /** Returns the sources by name. */
    public SortedMap<String, String> sources() {
        sources.clear();
        needs.clear();
        if (!template.parameters().isEmpty()) {
            parameters();
        }
        places.layout().classes().forEach(this::component);
        if (!template.outputs().isEmpty()) {
            outputs();
        }
        stack();
        sources.add(new AppSource(request, template, places).source());
        sources.addAll(lists.sources());
        places.tagging().source(places.layout().names()).ifPresent(sources::add);
        SortedMap<String, String> files = new TreeMap<>();
        String folder = SOURCES + places.layout().packageName().replace('.', '/') + "/";
        sources.forEach(source -> files.put(folder + source.type().name() + ".java", source.print()));
        return files;
    }

    private Values values(AppScope scope) {
        return new Values(template, types, scope, new Collected(scope.self(), lists));
    }

    private AppScope scope(JavaType type) {
        return new AppScope(template, places, type);
    }

    private void parameters() {
        List<Field> fields = new ArrayList<>();
        List<Statement> body = new ArrayList<>();
        template.parameters().forEach((name, parameter) -> {
            Place place = places.parameter(name);
            fields.add(new Field(Typed.of(Sdk.PARAMETER), place.field()));
            body.add(Constructs.parameter(parameter, place.field()));
        });
        construct(places.parametersClass(), "What the stack is told when it is deployed.", fields, List.of(), body);
    }

    private void component(JavaType type, Part<TemplateResource> part) {
        AppScope scope = scope(type);
        Constructs constructs = new Constructs(types, scope, values(scope));
        List<Field> fields = new ArrayList<>();
        List<Statement> body = new ArrayList<>();
        for (Declared<TemplateResource> one : part.members()) {
            TemplateResource resource = one.item();
            String field = places.resource(resource.logicalId()).field();
            fields.add(new Field(Typed.of(constructs.type(resource)), field));
            body.addAll(constructs.resource(resource, field));
        }
        construct(type, part.description(), fields, scope.parameters(), body);
    }

    private void outputs() {
        AppScope scope = scope(places.outputsClass());
        Values values = values(scope);
        List<Statement> body = new ArrayList<>();
        for (TemplateOutput output : template.outputs().values()) {
            JavaExpression builder =
                    Constructs.builder(Sdk.OUTPUT, output.name()).call("value", values.text(output.value()));
            if (output.description().isPresent()) {
                builder = builder.call(
                        "description", new Text(output.description().get()));
            }
            body.add(new Statement("", builder.call("build")));
        }
        construct(
                places.outputsClass(),
                "What the stack tells when it is deployed.",
                List.of(),
                scope.parameters(),
                body);
    }

    private void construct(
            JavaType type, String description, List<Field> fields, List<Parameter> others, List<Statement> body) {
        needs.put(type, others);
        List<Parameter> parameters = new ArrayList<>(List.of(SCOPE, ID));
        parameters.addAll(others);
        List<Statement> all = new ArrayList<>();
        all.add(new Statement("", new Word("super(scope, id)")));
        Set<String> taken = new HashSet<>();
        parameters.forEach(one -> taken.add(one.name().toLowerCase(Locale.ROOT)));
        fields.forEach(one -> taken.add(one.name().toLowerCase(Locale.ROOT)));
        all.addAll(Repeated.named(body, taken, Set.of()));
        List<Member> members = new ArrayList<>(fields);
        members.add(new Constructor(parameters, all));
        add(type, Sdk.CONSTRUCT, description, members);
    }

    private void stack() {
        List<JavaType> order = new ArrayList<>(places.owners());
        order.add(places.outputsClass());
        List<Statement> all = new ArrayList<>();
        all.add(new Statement("", new Word("super(scope, id, props)")));
        all.addAll(
                ClassScope.objects(order, needs, List.of(), type -> List.of(new Word("this"), new Text(type.name()))));
        List<Parameter> given = List.of(SCOPE, ID, new Parameter(Typed.of(Sdk.STACK_PROPS), "props"));
        Method logicalId = new Method(
                "protected",
                Optional.of(Typed.of(Sdk.STRING)),
                "allocateLogicalId",
                List.of(new Parameter(Typed.of(Sdk.ELEMENT), "element")),
                List.of(new Statement(
                        "return ", new Word("element").call("getNode").call("getId"))),
                Optional.of("Returns the construct's own id, which no other construct of this stack has."));
        add(
                places.stack(),
                Sdk.STACK,
                "All that " + request.id().name() + " consists of.",
                List.of(new Constructor(given, all), new JavaSource.Overriding(logicalId)));
    }

    private void add(JavaType type, JavaType parent, String description, List<Member> members) {
        sources.add(new JavaSource(
                type,
                Optional.of(parent),
                HEADER,
                description,
                Form.OBJECT,
                members,
                places.layout().names()));
    }
}
