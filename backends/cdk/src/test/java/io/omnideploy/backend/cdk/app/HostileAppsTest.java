package io.omnideploy.backend.cdk.app;

import io.omnideploy.backend.cdk.template.Retention;
import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateOutput;
import io.omnideploy.backend.cdk.template.TemplateParameter;
import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.testkit.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever people call things and write into values, the app compiles and synthesises the very same bytes. */
class HostileAppsTest {
    private static final ResourceType TASK = ResourceType.parse("aws.ecs.TaskDefinition");
    private static final ResourceType RULE = ResourceType.parse("aws.ec2.SecurityGroupRule");

    @TempDir
    Path folder;

    private final SortedMap<String, TemplateResource> resources = new TreeMap<>();
    private final SortedMap<String, TemplateParameter> parameters = new TreeMap<>();
    private final SortedMap<String, TemplateOutput> outputs = new TreeMap<>();

    @BeforeAll
    static void needs() {
        Tool.NODE.require();
    }

    @Test
    void namesOfTheLanguageAndOfTheLibraryAreNamesLikeAnyOther() throws Exception {
        secret("New");
        secret("Id");
        secret("class");
        int number = 0;
        for (String component : Set.of(
                "main",
                "new",
                "shared",
                "stack",
                "app",
                "construct",
                "parameters",
                "outputs",
                "fn",
                "aws",
                "object",
                "string",
                "list",
                "map",
                "new-app",
                "new-stack",
                "cfn-service",
                "scope",
                "id",
                "props",
                "record",
                "wait",
                "web-a",
                "weba",
                "override",
                "environment",
                "token")) {
            for (String role : List.of("", "1st", "init")) {
                add(
                        "R" + number++,
                        "AWS::ECS::TaskDefinition",
                        new ResourceId(TASK, component, role),
                        Map.of("Family", TemplateValue.text(component), "Memory", new TemplateValue.RefTo("New")));
            }
        }
        outputs.put("Web", output("Web", "R1"));
        outputs.put("Parameters", output("Parameters", "R2"));

        check("new");
    }

    @Test
    void whatTheLibraryDoesNotKnowIsWrittenAsItIs() throws Exception {
        secret("Password");
        add(
                "Known",
                "AWS::ECS::TaskDefinition",
                id("web"),
                Map.of(
                        "Family",
                                TemplateValue.joined(TemplateValue.text("f-"), new TemplateValue.RefTo("AWS::Region")),
                        "NotYetInvented", TemplateValue.bool(true)));
        add(
                "Unknown",
                "Acme::Odd::Thing",
                id("odd"),
                Map.of(
                        "Deep",
                                TemplateValue.list(
                                        TemplateValue.number(1),
                                        TemplateValue.object(Map.of("a b", new TemplateValue.RefTo("Password"))),
                                        new TemplateValue.Num("0.5"),
                                        new TemplateValue.Num("123456789012")),
                        "Empty", TemplateValue.object(Map.of()),
                        "Zones", new TemplateValue.Zones(),
                        "Zone", new TemplateValue.Picked(1, new TemplateValue.Zones()),
                        "Of", new TemplateValue.Attribute("Known", "Some.Thing"),
                        "Words",
                                new TemplateValue.Picked(
                                        0, new TemplateValue.Pieces(",", new TemplateValue.RefTo("Known"))),
                        "Text",
                                new TemplateValue.Joined(
                                        "/",
                                        List.of(
                                                new TemplateValue.RefTo("AWS::StackName"),
                                                TemplateValue.text("x"),
                                                new TemplateValue.RefTo("Known")))));
        TemplateResource late = new TemplateResource(
                "Late",
                "Acme::Odd::Thing",
                new TreeMap<>(),
                new TreeSet<>(Set.of("Known", "Unknown")),
                Retention.RETAIN,
                Retention.DELETE,
                id("late"));
        resources.put("Late", late);
        resources.put(
                "Kept",
                new TemplateResource(
                        "Kept",
                        "Acme::Odd::Thing",
                        new TreeMap<>(),
                        new TreeSet<>(Set.of("Late")),
                        Retention.RETAIN,
                        Retention.RETAIN,
                        id("kept")));

        check("odd");
    }

    @Test
    void textsStayTheSameBytes() throws Exception {
        Random random = new Random(7);
        secret("Secret");
        List<String> hard = new ArrayList<>(List.of(
                "\"",
                "\\",
                "\\u0041",
                "\\\\u000a\\",
                "*/",
                "/* {@code",
                "%s %n %%",
                "#{y}",
                "\n",
                "a\r\nb",
                "\t ",
                "\0",
                "\u2028\u2029\u0085",
                "\u202e evil",
                "\ufeff",
                "\ud83d\ude00",
                "ä ß 漢",
                "\"\"\"",
                "a\n\"\"\"\n  b \n",
                "  x\n y\n",
                "line \nline\n\n",
                "\\\n\\\n",
                "trailing\\",
                "'",
                " ",
                "{{resolve:ssm:name}}",
                "${AWS::Region}"));
        for (int at = 0; at < 100; at++) {
            StringBuilder text = new StringBuilder();
            for (int sign = random.nextInt(30); sign > 0; sign--) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0xd800) : random.nextInt(128)));
            }
            hard.add(text.toString());
        }
        List<TemplateValue> environment = new ArrayList<>();
        Map<String, TemplateValue> labels = new TreeMap<>();
        for (int at = 0; at < hard.size(); at++) {
            environment.add(variable("H" + at, TemplateValue.text(hard.get(at))));
            environment.add(variable(
                    "I" + at,
                    TemplateValue.joined(
                            TemplateValue.text("-" + hard.get(at)),
                            new TemplateValue.RefTo("Secret"),
                            TemplateValue.text("!"))));
            labels.put("k" + at + hard.get(at), TemplateValue.text(hard.get(at)));
        }
        task("web", environment, labels);

        check("hard");
    }

    @Test
    void manyValuesAndLongOnesFitIntoTheLimitsOfTheJvm() throws Exception {
        secret("Secret");
        List<TemplateValue> known = new ArrayList<>();
        List<TemplateValue> mixed = new ArrayList<>();
        Map<String, TemplateValue> labels = new TreeMap<>();
        for (int at = 0; at < 5_000; at++) {
            known.add(variable("VARIABLE_" + at, TemplateValue.text("value " + at)));
            mixed.add(variable("VARIABLE_" + at, TemplateValue.text("value " + at)));
            labels.put("label-" + at, TemplateValue.text("value " + at));
        }
        known.add(variable("LONG", TemplateValue.text("ä\"\n漢".repeat(40_000))));
        mixed.add(2_500, variable("SECRET", new TemplateValue.RefTo("Secret")));
        task("known", known, labels);
        labels.put("secret", new TemplateValue.RefTo("Secret"));
        task("mixed", mixed, labels);

        check("many");
    }

    @Test
    void componentsMayNeedEachOtherAndBeMany() throws Exception {
        add("Web", "AWS::ECS::TaskDefinition", id("web"), Map.of());
        add("Db", "AWS::ECS::TaskDefinition", id("db"), Map.of("Family", new TemplateValue.RefTo("Web")));
        add(
                "WebRule",
                "AWS::EC2::SecurityGroupIngress",
                new ResourceId(RULE, "web", "from-db"),
                Map.of("GroupId", new TemplateValue.RefTo("Db"), "IpProtocol", TemplateValue.text("tcp")));
        add(
                "DbRule",
                "AWS::EC2::SecurityGroupIngress",
                new ResourceId(RULE, "db", "from-web"),
                Map.of("GroupId", new TemplateValue.RefTo("WebRule"), "IpProtocol", TemplateValue.text("tcp")));
        for (int at = 0; at < 150; at++) {
            add(
                    "N" + at,
                    "AWS::ECS::TaskDefinition",
                    new ResourceId(TASK, "crowd", "n" + at),
                    at == 0 ? Map.of() : Map.of("Family", new TemplateValue.RefTo("N" + (at - 1))));
        }

        check("circle");
    }

    private void check(String name) throws Exception {
        Template template = new Template(
                name + "-dev",
                "\\u0022 */ \"",
                true,
                new TreeMap<>(Map.of("a\"b", "*/\\")),
                parameters,
                resources,
                outputs);
        EmitRequest request = new EmitRequest(
                new DeploymentId(name, "dev"),
                "ecs",
                ResourceGraph.of(
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of(
                                "aws",
                                Value.object(Map.of(
                                        "region",
                                        Value.text("eu-west-1"),
                                        "allowed_account_ids",
                                        Value.texts(List.of("123456789012")))))),
                new CompiledCatalog(HostileAppsTest.class.getClassLoader()),
                provider -> Optional.empty(),
                Optional.empty(),
                "../..");

        Synthesised.isTheTemplate(request, template, folder);
    }

    private static ResourceId id(String component) {
        return ResourceId.of(TASK, component);
    }

    private void secret(String name) {
        parameters.put(
                name,
                new TemplateParameter(
                        name,
                        "String",
                        Optional.of("*/ \"of\" | all"),
                        Optional.empty(),
                        new TemplateParameter.Secret("value")));
    }

    private static TemplateOutput output(String name, String resource) {
        return new TemplateOutput(name, name, Optional.of("*/ \\u0022"), new TemplateValue.RefTo(resource));
    }

    private void task(String component, List<TemplateValue> environment, Map<String, TemplateValue> labels) {
        add(
                "Task" + component,
                "AWS::ECS::TaskDefinition",
                id(component),
                Map.of(
                        "Cpu", TemplateValue.text("256"),
                        "ContainerDefinitions",
                                TemplateValue.list(TemplateValue.object(Map.of(
                                        "Name", TemplateValue.text("a"),
                                        "Image", TemplateValue.text("b"),
                                        "DockerLabels", TemplateValue.object(labels),
                                        "Environment", new TemplateValue.Seq(environment))))));
    }

    private static TemplateValue variable(String name, TemplateValue value) {
        return TemplateValue.object(Map.of("Name", TemplateValue.text(name), "Value", value));
    }

    private void add(String logicalId, String type, ResourceId origin, Map<String, TemplateValue> properties) {
        resources.put(
                logicalId,
                new TemplateResource(
                        logicalId,
                        type,
                        new TreeMap<>(properties),
                        new TreeSet<>(),
                        Retention.UNSAID,
                        Retention.UNSAID,
                        origin));
    }
}
