package io.omnideploy.engine.load;

import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.AdapterReading;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.Limitation;
import io.omnideploy.spi.SourceDocument;
import io.omnideploy.spi.Target;
import java.util.List;
import java.util.Set;

/** The smallest adapters and targets that a loader can know: real ones would know the engine. */
final class TestPlugins {
    private TestPlugins() {}

    static ConfigLoader loader() {
        return new ConfigLoader(adapters(), targets());
    }

    static List<Adapter> adapters() {
        return List.of(
                new MarkedAdapter("container", "components", List.of("deploy.yaml", "deploy.yml", "omnideploy.yaml")),
                new MarkedAdapter("left", "left", List.of("left.yaml", "both.yaml")),
                new MarkedAdapter("right", "right", List.of("right.yaml", "both.yaml")));
    }

    static List<Target> targets() {
        return List.of(
                new SectionTarget(
                        "docker",
                        Shape.fields(
                                Shape.field("bind", Shape.text(), "The address on which ports are published.")
                                        .or("127.0.0.1"),
                                Shape.field("port_offset", new Shape.Whole(0, 60000), "Added to each port.")
                                        .or(0)),
                        Shape.fields(
                                Shape.field("host", Shape.text("(unix|tcp)://.+", "an address"), "The way there."),
                                Shape.field("engine", Shape.text(), "The engine itself."))),
                new SectionTarget(
                        "ecs",
                        Shape.fields(Shape.field(
                                "launch_type", new Shape.Word(List.of("fargate", "ec2")), "Who owns the machines.")),
                        Shape.fields(
                                Shape.field("account", Shape.text("[0-9]{12}", "twelve digits"), "The account."))));
    }

    /** Passes documents through; recognises those that have a certain key. */
    private record MarkedAdapter(String name, String marker, List<String> fileNames) implements Adapter {
        @Override
        public String description() {
            return "Reads what has '" + marker + "'.";
        }

        @Override
        public boolean recognises(SourceDocument document) {
            return document.root() instanceof Node.Mapping root
                    && root.get(marker).isPresent();
        }

        @Override
        public Validated<AdapterReading> read(AdapterRequest request) {
            if (request.document().root() instanceof Node.Mapping root) {
                return Validated.of(AdapterReading.of(root));
            }
            Diagnostics problems = new Diagnostics();
            problems.add(Diagnostic.error("not-a-map", "This is no map.")
                    .at(request.document().root().span()));
            return Validated.refused(problems);
        }
    }

    /** Has settings of its own and nothing else. */
    private record SectionTarget(String name, Shape.Fields section, Shape.Fields identity) implements Target {
        @Override
        public String description() {
            return "Runs nothing.";
        }

        @Override
        public Set<ResourceType> resourceTypes() {
            return Set.of();
        }

        @Override
        public List<Limitation> limitations() {
            return List.of();
        }

        @Override
        public Validated<Expansion> expand(ExpandRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
