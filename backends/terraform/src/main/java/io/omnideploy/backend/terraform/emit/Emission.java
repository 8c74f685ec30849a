package io.omnideploy.backend.terraform.emit;

import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProvider;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.templates.hcl.HclBody;
import io.omnideploy.templates.hcl.HclBody.Attribute;
import io.omnideploy.templates.hcl.HclBody.Block;
import io.omnideploy.templates.hcl.HclBody.Item;
import io.omnideploy.templates.hcl.HclDocuments;
import io.omnideploy.templates.hcl.HclDocuments.BlockView;
import io.omnideploy.templates.hcl.HclDocuments.ProviderView;
import io.omnideploy.templates.hcl.HclExpression;
import io.omnideploy.templates.hcl.HclFragment;
import io.omnideploy.templates.hcl.HclPrinter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes one resource graph as the files of a Terraform configuration. */
public final class Emission {
    /** What both Terraform and OpenTofu fulfil; to run the files asks for more, see the backend. */
    private static final String REQUIRED_VERSION = ">= 1.9";

    /** From here on there are arguments that are handed on and not kept. */
    private static final String REQUIRED_FOR_WRITE_ONLY = ">= 1.11, < 2.0";

    private final EmitRequest request;
    private final SealedValues sealed;
    private final ResourceGraph graph;
    private final Catalog catalog;
    private final Names names;
    private final Expressions expressions;
    private final Bodies bodies;
    private final HclDocuments documents = new HclDocuments();

    public Emission(EmitRequest request) {
        this.request = request;
        catalog = request.catalog();
        sealed = SealedValues.in(request.graph(), catalog);
        graph = sealed.graph(request.graph());
        names = new Names(graph, catalog);
        expressions = new Expressions(graph, names, sealed);
        bodies = new Bodies(expressions, names);
    }

    /** Returns the files by name. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        List<String> providers = providers();
        files.put(
                "versions.tf",
                documents.versions(HclPrinter.text(requiredVersion()), providerViews(providers), state()));
        files.put(
                "providers.tf",
                documents.blocks(providers.stream().map(this::provider).toList()));
        Variables variables = new Variables(request);
        if (!variables.views().isEmpty()) {
            files.put("variables.tf", documents.variables(variables.views()));
        }
        resources().forEach((file, blocks) -> files.put(file, documents.blocks(blocks)));
        List<BlockView> moved = moved();
        if (!moved.isEmpty()) {
            files.put("moved.tf", documents.blocks(moved));
        }
        List<BlockView> outputs = new ArrayList<>(
                graph.outputs().values().stream().map(this::output).toList());
        if (!sealed.isEmpty()) {
            outputs.add(sealedOutput());
        }
        if (!outputs.isEmpty()) {
            files.put("outputs.tf", documents.blocks(outputs));
        }
        files.put("README.md", documents.readme(Readme.of(request, List.copyOf(files.keySet()))));
        files.put(".gitignore", documents.gitignore());
        return files;
    }

    private String requiredVersion() {
        return WriteOnly.in(request.graph(), catalog).handedOn().isEmpty() ? REQUIRED_VERSION : REQUIRED_FOR_WRITE_ONLY;
    }

    private List<String> providers() {
        TreeSet<String> used = new TreeSet<>(graph.providers().keySet());
        graph.types().stream().map(ResourceType::provider).forEach(used::add);
        graph.lookups().values().stream()
                .map(lookup -> lookup.type().provider())
                .forEach(used::add);
        return List.copyOf(used);
    }

    private CatalogProvider known(String provider) {
        return catalog.provider(provider)
                .orElseThrow(() -> new IllegalArgumentException("not in the catalog: provider " + provider));
    }

    private String fact(String provider, String key) {
        return known(provider)
                .tool(Names.TOOL)
                .map(facts -> facts.get(key))
                .orElseThrow(() -> new IllegalArgumentException("Terraform has no provider for " + provider));
    }

    private List<ProviderView> providerViews(List<String> providers) {
        return providers.stream()
                .map(provider -> new ProviderView(
                        new HclFragment(fact(provider, "name")),
                        HclPrinter.text(fact(provider, "source")),
                        HclPrinter.text(fact(provider, "version"))))
                .toList();
    }

    private BlockView state() {
        return view(StateBlock.of(request.id(), request.state()), 2);
    }

    private BlockView provider(String provider) {
        Value.Obj settings = graph.providers().getOrDefault(provider, Value.object(Map.of()));
        HclBody body = bodies.properties(settings.fields(), known(provider).settings(), "provider " + provider);
        return view(new Block("provider", List.of(fact(provider, "name")), body), 1);
    }

    private SortedMap<String, List<BlockView>> resources() {
        Map<String, String> fileOf = FileNames.of(graph.resources().keySet().stream()
                .map(ResourceId::component)
                .collect(Collectors.toCollection(TreeSet::new)));
        SortedMap<String, List<Block>> blocks = new TreeMap<>();
        for (Lookup lookup : graph.lookups().values()) {
            blocks.computeIfAbsent(ResourceId.MAIN, component -> new ArrayList<>())
                    .add(new Block(
                            "data",
                            List.of(names.type(lookup), lookup.name()),
                            bodies.properties(
                                    lookup.properties(),
                                    catalog.expect(lookup.type()).properties(),
                                    "lookup " + lookup.name())));
        }
        for (ResourceSpec spec : graph.inOrder()) {
            blocks.computeIfAbsent(spec.id().component(), component -> new ArrayList<>())
                    .add(resource(spec));
        }
        SortedMap<String, List<BlockView>> files = new TreeMap<>();
        Set<String> locals = new HashSet<>();
        blocks.forEach((component, all) -> files.put(
                fileOf.get(component),
                Locals.in(component, all, locals).stream()
                        .map(block -> view(block, 1))
                        .toList()));
        return files;
    }

    /** Only what is there can have been called otherwise, and only what is not there any more. */
    private List<BlockView> moved() {
        List<BlockView> blocks = new ArrayList<>();
        request.moves().forEach((before, now) -> {
            if (graph.resources().containsKey(now) && !graph.resources().containsKey(before)) {
                HclBody body = HclBody.of(
                        new Attribute("from", names.reference(before)), new Attribute("to", names.reference(now)));
                blocks.add(view(Block.of("moved", body), 1));
            }
        });
        return blocks;
    }

    private Block resource(ResourceSpec spec) {
        CatalogType type = catalog.expect(spec.id().type());
        List<String> labels = List.of(names.type(spec.id().type()), names.name(spec.id()));
        return new Block("resource", labels, bodies.resource(spec, type));
    }

    private BlockView output(OutputSpec output) {
        List<Item> items = new ArrayList<>();
        items.add(new Attribute("description", new HclExpression.Text(output.description())));
        items.add(new Attribute("value", expressions.of(output.value())));
        if (output.value().isSecret()) {
            items.add(new Attribute("sensitive", new HclExpression.Bool(true)));
        }
        return view(new Block("output", List.of(output.name()), new HclBody(items)), 1);
    }

    private BlockView sealedOutput() {
        HclBody body = HclBody.of(
                new Attribute(
                        "description",
                        new HclExpression.Text(
                                "Secrets as the platform gives them back, encrypted. The variable of the same name takes them.")),
                new Attribute("value", sealed.output(expressions)),
                new Attribute("sensitive", new HclExpression.Bool(true)));
        return view(new Block("output", List.of(SealedValues.NAME), body), 1);
    }

    private static BlockView view(Block block, int level) {
        String labels = block.labels().stream()
                .map(label -> " " + HclPrinter.text(label))
                .collect(Collectors.joining());
        return new BlockView(new HclFragment(block.type() + labels), HclPrinter.body(block.body(), level));
    }
}
