package io.omnideploy.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployShape;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schema that editors use and the checks that runs use say the same, but for what a schema can't say. */
class SchemaDocumentTest {
    private static final DeployShape SHAPE = new DeployShape();
    private static final Map<String, Shape.Fields> SECTIONS =
            TestPlugins.loader().sections();
    private static final JsonNode DOCUMENT = NodeJson.of(SchemaDocument.of(SHAPE, SECTIONS));
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema SCHEMA = REGISTRY.getSchema(DOCUMENT);

    /** What the whole alone can tell, which a schema can't. */
    private static final Set<String> NOT_STRUCTURAL = Set.of("duplicate-key");

    @Test
    void isItselfValid() {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(DOCUMENT)).isEmpty();
        assertThat(DOCUMENT.path("$id").asText()).isEqualTo(SchemaDocument.ID);
    }

    @Test
    void sameInputGivesTheSameDocument() {
        assertThat(NodeJson.of(SchemaDocument.of(new DeployShape(), SECTIONS)).toString())
                .isEqualTo(DOCUMENT.toString());
    }

    @Test
    void agreesWithTheChecksOnEveryCase() throws IOException {
        for (Map.Entry<Path, Node.Mapping> document : documents().entrySet()) {
            assertAgreement(document.getValue(), "case " + document.getKey());
        }
    }

    @Test
    void agreesWithTheChecksOnMutatedCases() throws IOException {
        long seed = Long.getLong("omnideploy.seed", 20_260_101L);
        Random random = new Random(seed);
        Mutations mutations = new Mutations(random);
        List<Node.Mapping> documents = List.copyOf(documents().values());
        int accepted = 0;
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            Node.Mapping document = documents.get(random.nextInt(documents.size()));
            int changes = 1 + random.nextInt(2);
            for (int change = 0; change < changes; change++) {
                document = mutations.mutated(document);
            }
            if (assertAgreement(document, "seed " + seed + ", round " + round)) {
                accepted++;
            } else {
                refused++;
            }
        }
        assertThat(accepted).as("accepted").isGreaterThan(200);
        assertThat(refused).as("refused").isGreaterThan(200);
    }

    /** Returns whether both accept it. */
    private static boolean assertAgreement(Node.Mapping document, String origin) {
        JsonNode json = NodeJson.of(document);
        List<Error> schemaErrors = SCHEMA.validate(json);
        List<Diagnostic> checkErrors = problems(document);
        assertThat(schemaErrors.isEmpty())
                .as("%s%n%s%nschema: %s%nchecks: %s", origin, json.toPrettyString(), schemaErrors, checkErrors)
                .isEqualTo(checkErrors.isEmpty());
        return schemaErrors.isEmpty();
    }

    private static List<Diagnostic> problems(Node.Mapping document) {
        Diagnostics problems = new Diagnostics();
        Node.Mapping root = CanonicalForm.of(document, SHAPE, problems);
        if (!problems.hasErrors()) {
            Shape.Fields shape = SHAPE.top(SECTIONS);
            Interpolation.Result asWritten = new Interpolation.Result(root, Map.of(), Set.of());
            ShapeCheck.whole(root.without("stacks"), shape, List.of(), asWritten, problems);
            root.get("stacks")
                    .filter(stacks -> !(stacks instanceof Node.Nothing))
                    .ifPresent(stacks -> ShapeCheck.overlay(
                            stacks,
                            shape.field("stacks").orElseThrow().shape(),
                            List.of(),
                            ConfigPath.of("stacks"),
                            problems));
        }
        return problems.sorted().stream()
                .filter(problem -> !NOT_STRUCTURAL.contains(problem.code()))
                .filter(problem -> !isLimitOfUnits(problem))
                .toList();
    }

    private static boolean isLimitOfUnits(Diagnostic problem) {
        return problem.code().equals("out-of-range")
                && (problem.message().startsWith("Expected a duration")
                        || problem.message().startsWith("Expected a size"));
    }

    /** Returns what of the cases is a map and has no variables: what they give is not the schema's to know. */
    private static Map<Path, Node.Mapping> documents() throws IOException {
        Map<Path, Node.Mapping> documents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/cases/load"))) {
            for (Path file : new ArrayList<>(files.toList())) {
                if (file.getFileName().toString().startsWith("deploy.")) {
                    document(file).ifPresent(root -> documents.put(file, root));
                }
            }
        }
        assertThat(documents).hasSizeGreaterThan(30);
        return documents;
    }

    private static Optional<Node.Mapping> document(Path file) {
        try {
            String text = new SourceFile(file, file.toString()).text();
            return text.indexOf('$') < 0 && YamlReader.read(text, "x") instanceof Node.Mapping root
                    ? Optional.of(root)
                    : Optional.empty();
        } catch (Refused unreadable) {
            return Optional.empty();
        }
    }
}
