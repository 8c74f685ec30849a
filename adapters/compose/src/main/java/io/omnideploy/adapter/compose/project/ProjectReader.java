package io.omnideploy.adapter.compose.project;

import io.omnideploy.adapter.compose.form.FormCheck;
import io.omnideploy.adapter.compose.form.KeyCheck;
import io.omnideploy.adapter.compose.variable.Expansion;
import io.omnideploy.adapter.compose.variable.VariableFiles;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.SourceDocument;
import io.omnideploy.spi.SourceFiles;
import io.omnideploy.spi.adapt.Nodes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads the files of a project and all that they include and extend. */
public final class ProjectReader {
    private static final String ENV = ".env";

    /** The most services of a project, and the most files that one includes; more would make a person wait. */
    private static final int MOST = 500;

    private final AdapterRequest request;
    private final SourceFiles files;
    private final Diagnostics problems;
    private final FormCheck forms;
    private final SequencedMap<String, Node> written = new LinkedHashMap<>();
    private final Deque<String> including = new ArrayDeque<>();
    private final Map<Extended, Layer> extended = new HashMap<>();
    private int inclusions;
    private Map<String, String> fileVariables = Map.of();
    private Expansion expansion;

    public ProjectReader(AdapterRequest request, Diagnostics problems) {
        this.request = request;
        this.files = request.files();
        this.problems = problems;
        this.forms = new FormCheck(this::isOpen, problems);
    }

    /**
     * Returns the project. Values of the wrong form are told and stay as they are, so that what else is wrong can be told too.
     *
     * @throws io.omnideploy.diagnostic.Refused when a file can't be read as one
     */
    public Project read() {
        if (files.exists(ENV)) {
            fileVariables = new VariableFiles(files, problems).read(ENV, Optional.empty(), request.environment());
        }
        Map<String, String> variables = new HashMap<>(fileVariables);
        variables.putAll(request.environment());
        // Compose sets it, whatever name the project has.
        variables.putIfAbsent("COMPOSE_PROJECT_NAME", projectName());
        expansion = new Expansion(variables::get);
        Node.Mapping root = Node.Mapping.empty();
        for (SourceDocument document : request.documents()) {
            root = file(document, "").over(root);
        }
        bounded(root);
        forms.whole(root);
        return new Project(root, List.copyOf(written.values()), expansion, fileVariables);
    }

    /** Returns the name of the project's folder. */
    public static String folder(AdapterRequest request) {
        return request.document().folder().orElse("app");
    }

    /** Returns the name that the last file gives which gives one, else that of the folder, as compose writes it. */
    private String projectName() {
        String name = folder(request);
        for (SourceDocument document : request.documents()) {
            if (document.root() instanceof Node.Mapping root) {
                name = Nodes.text(root, "name")
                        .filter(given -> !given.contains("$"))
                        .orElse(name);
            }
        }
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
    }

    /**
     * A file in the long form, with all that it includes and extends.
     *
     * @param replacements what it takes away from those below
     */
    record Layer(Node.Mapping root, Replacements replacements) {
        Node.Mapping over(Node.Mapping below) {
            return Merge.of(replacements.left(below), root);
        }
    }

    /** A file as it is read with some variables. */
    private record Extended(String path, Expansion expansion) {}

    private Layer file(SourceDocument document, String folder) {
        Layer checked = checked(document);
        Node.Mapping root = checked.root();
        Node.Mapping own = new Extension(this, folder, checked.replacements(), problems)
                .resolved(new LongForm(folder, problems).file(root));
        Node.Mapping included = Node.Mapping.empty();
        for (Node inclusion : Nodes.items(root, "include")) {
            included = joined(included, included(inclusion, folder));
        }
        return new Layer(joined(included, own), checked.replacements());
    }

    /** Returns a file with its variables put in, of the right form. */
    private Layer checked(SourceDocument document) {
        written.putIfAbsent(document.path().toString(), document.root());
        if (document.root() instanceof Node.Mapping root) {
            bounded(root);
        }
        new KeyCheck(problems).file(document.root());
        Replacements replacements = new Replacements(document.tags());
        Node expanded = expansion.file(replacements.own(document.root()));
        forms.file(expanded);
        if (expanded instanceof Node.Mapping map) {
            return new Layer(map, replacements);
        }
        throw new Refused(problems.sorted());
    }

    /** Tells whether a variable of a value has none itself, so that nobody knows what the value is. */
    private boolean isOpen(Node node) {
        return node.span().filter(place -> !expansion.problems(place).isEmpty()).isPresent();
    }

    private static void bounded(Node.Mapping root) {
        Node.Mapping services = Nodes.map(root, "services");
        if (services.entries().size() > MOST) {
            throw new Refused(Diagnostic.error(
                            "too-many-services",
                            "These are " + services.entries().size() + " services, more than " + MOST + ".")
                    .at(services.span())
                    .remedy("Split the project."));
        }
    }

    /** Returns another file in the long form, for a service that extends one in it. */
    Layer extended(String path, Optional<SourceSpan> namedAt) {
        Extended key = new Extended(path, expansion);
        Layer known = extended.get(key);
        if (known != null) {
            return known;
        }
        Layer read = checked(files.document(path, namedAt));
        Layer whole =
                new Layer(new LongForm(ProjectPath.folder(path), problems).file(read.root()), read.replacements());
        extended.put(key, whole);
        return whole;
    }

    private Node.Mapping included(Node inclusion, String folder) {
        Node.Mapping settings = inclusion instanceof Node.Mapping map ? map : Node.Mapping.empty();
        List<Node> paths = inclusion instanceof Node.Scalar path ? List.of(path) : Nodes.items(settings, "path");
        Expansion outer = expansion;
        Node.Mapping result = Node.Mapping.empty();
        for (Node node : paths) {
            if (!(node instanceof Node.Scalar path)) {
                continue;
            }
            String file = ProjectPath.join(folder, path.text());
            if (ProjectPath.isAddress(file)) {
                problems.add(Diagnostic.error("include-elsewhere", "'" + file + "' is no file of this folder.")
                        .at(path.span())
                        .remedy("Put a copy of it into the folder, and include that."));
                continue;
            }
            if (including.contains(file)) {
                problems.add(Diagnostic.error(
                                "include-cycle",
                                "These files include each other: " + String.join(" -> ", including) + " -> " + file
                                        + ".")
                        .at(path.span())
                        .remedy("Remove one of these lines."));
                problems.refuseOnError();
            }
            if (++inclusions > MOST) {
                throw new Refused(
                        Diagnostic.error("too-many-includes", "More than " + MOST + " files are included in all.")
                                .at(path.span())
                                .remedy("Include each file once."));
            }
            including.addLast(file);
            String home = Nodes.text(settings, "project_directory")
                    .map(directory -> ProjectPath.join(folder, directory))
                    .orElse(ProjectPath.folder(file.startsWith("./") ? file.substring(2) : file));
            expansion = inside(settings, home, folder);
            result = file(files.document(file, path.span()), home).over(result);
            expansion = outer;
            including.removeLast();
        }
        return result;
    }

    /** What is included may have variables of its own, which count less than those of the run. */
    private Expansion inside(Node.Mapping settings, String home, String folder) {
        Map<String, String> variables = new HashMap<>();
        VariableFiles reader = new VariableFiles(files, problems);
        List<Node> named = Nodes.items(settings, "env_file");
        String own = ProjectPath.join(home, ENV);
        if (named.isEmpty() && !home.isEmpty() && files.exists(own)) {
            variables.putAll(reader.read(own, Optional.empty(), request.environment()));
        }
        for (Node node : named) {
            if (node instanceof Node.Scalar path) {
                variables.putAll(
                        reader.read(ProjectPath.join(folder, path.text()), path.span(), request.environment()));
            }
        }
        return variables.isEmpty() ? expansion : expansion.with(variables);
    }

    /** What is included is part of the project, and nothing may be said twice. */
    private Node.Mapping joined(Node.Mapping included, Node.Mapping own) {
        for (String group : List.of("services", "networks", "volumes", "secrets", "configs")) {
            Node.Mapping names = Nodes.map(own, group);
            Nodes.map(included, group).entries().forEach((name, entry) -> {
                Node.Entry again = names.entries().get(name);
                if (again != null && !again.value().equals(entry.value())) {
                    problems.add(Diagnostic.error(
                                    "included-twice", "'" + name + "' is in a file that is included here already.")
                            .about(ConfigPath.of(group, name))
                            .at(again.keySpan())
                            .remedy("Rename it, or lay a second file over the first with a second -c."));
                }
            });
        }
        return Merge.of(included, own);
    }
}
