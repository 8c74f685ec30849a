package io.omnideploy.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.config.Shape;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.DeploymentFactory;
import io.omnideploy.engine.Plugins;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.testkit.DigitalOceanForm;
import io.omnideploy.testkit.Examples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The specification of an app, as it is written for doctl, is one that DigitalOcean's API takes. */
class AppSpecificationTest {
    private static final long SEED = Long.getLong("omnideploy.seed", 20_261_122L);
    private static final int ROUNDS = Integer.getInteger("omnideploy.rounds", 60);
    private static final String TARGET = "digitalocean";
    private static final String FILE = "app.yaml";

    private final ClassLoader loader = AppSpecificationTest.class.getClassLoader();
    private final Plugins plugins = new Plugins(loader);
    private final DigitalOceanForm form = new DigitalOceanForm();

    @TempDir
    private Path folder;

    AppSpecificationTest() throws IOException {}

    @Test
    void thatOfEachExampleIsTaken() throws IOException {
        List<Examples.Example> examples = Examples.of("terraform").stream()
                .filter(example -> example.deployment().target().name().equals(TARGET))
                .toList();

        assertThat(examples).isNotEmpty();
        for (Examples.Example example : examples) {
            assertThat(problems(example.deployment())).as(example.toString()).contains(List.of());
        }
    }

    @Test
    void thatOfADescriptionAtRandomIsTaken() throws IOException {
        Map<String, Shape.Fields> sections = new TreeMap<>();
        plugins.targets().forEach(each -> sections.put(each.name(), each.section()));
        RandomDescription descriptions =
                new RandomDescription(new Random(SEED), sections, TARGET, List.of("terraform"));
        Repairs repairs = new Repairs(
                new DeploymentFactory(plugins, new CompiledCatalog(loader)), folder, Map.of("API_TOKEN", "canary"));
        int apps = 0;
        for (int round = 0; round < ROUNDS; round++) {
            DescriptionTree tree = new DescriptionTree(descriptions.next());
            Optional<List<String>> problems = repairs.repaired(tree, TARGET).flatMap(this::problems);
            if (problems.isPresent()) {
                apps++;
                assertThat(problems.get())
                        .as("seed " + SEED + ", round " + round + "\n" + tree.yaml())
                        .isEmpty();
            }
        }
        assertThat(apps).as("apps that were looked at").isGreaterThan(ROUNDS / 3);
    }

    /** Returns what the API would not take; nothing when there is no app. */
    private Optional<List<String>> problems(Deployment deployment) {
        String text = plugins.backend("direct").emit(deployment.emitRequest()).get(FILE);
        Object document = text == null ? null : new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return Optional.ofNullable(document).map(app -> form.problems(new ObjectMapper().valueToTree(app)));
    }
}
