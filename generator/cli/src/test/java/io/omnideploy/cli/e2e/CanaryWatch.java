package io.omnideploy.cli.e2e;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.secret.SecretStore;
import io.omnideploy.engine.secret.StorePlace;
import io.omnideploy.engine.work.WorkFolder;
import io.omnideploy.testkit.ProcessWatch;
import io.omnideploy.testkit.Run;
import io.omnideploy.testkit.RunObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks after each run for every secret that the run knew, given and generated, wherever it could have leaked: what was said,
 * the folder of the description, the work folder, the list of processes. What the page about secrets names is left out.
 */
final class CanaryWatch implements RunObserver {
    private static final long LARGEST_BYTES = 20_000_000;
    private static final Pattern ADDRESS = Pattern.compile("(?m)^([a-z0-9-]+)/([a-z0-9-]+)[/:]");

    private final List<Path> folders;
    private final Path work;
    private final Map<String, String> environment;
    private final Set<Canary> given;
    private final Set<Path> own;
    private final boolean reveals;
    private ProcessWatch processes;

    /**
     * @param environment with which the stores open
     * @param given secrets that the test gave
     * @param own files into which the test itself wrote secrets
     * @param reveals whether the run was asked to say secrets
     */
    CanaryWatch(
            Path folder,
            Path work,
            Map<String, String> environment,
            Set<Canary> given,
            Set<Path> own,
            boolean reveals) {
        this.folders = work.startsWith(folder) ? List.of(folder) : List.of(folder, work);
        this.work = work;
        this.environment = Map.copyOf(environment);
        this.given = new TreeSet<>(Comparator.comparing(Canary::value));
        this.given.addAll(given);
        this.own = Set.copyOf(own);
        this.reveals = reveals;
    }

    @Override
    public void started(Process process) {
        processes = ProcessWatch.of(process);
    }

    @Override
    public void ended(Run.Result result) throws IOException {
        Set<Canary> generated = generated();
        List<Canary> all = new ArrayList<>(given);
        all.addAll(generated);
        List<String> leaks = new ArrayList<>();
        for (Canary canary : all) {
            if (!reveals && canary.isIn(result.all())) {
                leaks.add("it is said:\n" + result.all());
            }
            processes.commandLines().stream()
                    .filter(canary::isIn)
                    .forEach(line -> leaks.add("arguments of a process:\n" + line));
        }
        for (Canary canary : generated) {
            processes.foreignEnvironments().stream()
                    .filter(canary::isIn)
                    .forEach(lines -> leaks.add("environment of a process that needs none: "
                            + lines.lines().findFirst()));
        }
        if (!all.isEmpty()) {
            for (Path folder : folders) {
                leaks.addAll(inFiles(folder, all));
            }
        }
        if (!leaks.isEmpty()) {
            throw new AssertionError("A secret leaked. Where a test writes one into a file itself, it says so to"
                    + " BuiltProgram.holding.\n" + String.join("\n", leaks));
        }
    }

    private List<String> inFiles(Path folder, List<Canary> canaries) throws IOException {
        List<String> leaks = new ArrayList<>();
        walk(folder, file -> {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (Canary canary : canaries) {
                if (canary.isIn(text) && !isSource(file, text, canary)) {
                    leaks.add("file " + file);
                }
            }
        });
        return leaks;
    }

    private boolean isSource(Path file, String text, Canary canary) {
        return !file.startsWith(work) && text.strip().equals(canary.value());
    }

    /** The state of Terraform holds values where a provider has no write-only argument; its plan lies there while it runs. */
    private boolean isDocumented(Path file) {
        String name = file.getFileName().toString();
        return own.contains(file)
                || (file.startsWith(work.resolve("terraform"))
                        && (name.startsWith("terraform.tfstate") || name.endsWith(".tfplan")));
    }

    /** Opens every store that there is; one that the test damaged or locked has nothing to tell. */
    private Set<Canary> generated() throws IOException {
        Set<Canary> values = new TreeSet<>(Comparator.comparing(Canary::value));
        for (Path folder : folders) {
            walk(folder, file -> {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                if (!text.contains("\nomnideploy_secrets: ")) {
                    return;
                }
                Matcher addresses = ADDRESS.matcher(text);
                Set<DeploymentId> ids = new HashSet<>();
                while (addresses.find()) {
                    ids.add(new DeploymentId(addresses.group(1), addresses.group(2)));
                }
                for (DeploymentId id : ids) {
                    values.addAll(values(file, id));
                }
            });
        }
        return values;
    }

    private List<Canary> values(Path file, DeploymentId id) {
        Optional<String> shared = file.startsWith(work)
                ? Optional.empty()
                : Optional.of(file.getFileName().toString());
        try {
            SecretStore store =
                    new SecretStore(StorePlace.of(id, new WorkFolder(work), file.getParent(), shared), environment);
            return store.names().stream()
                    .map(store::get)
                    .flatMap(Optional::stream)
                    .filter(value -> value.length() >= Canary.SHORTEST)
                    .map(Canary::new)
                    .toList();
        } catch (Refused closed) {
            return List.of();
        }
    }

    private void walk(Path folder, Look look) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                // Programs of others, of many megabytes.
                return inner.endsWith(".terraform/providers") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                try {
                    if (attributes.isRegularFile() && attributes.size() < LARGEST_BYTES && !isDocumented(file)) {
                        look.at(file);
                    }
                } catch (IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @FunctionalInterface
    private interface Look {
        void at(Path file) throws IOException;
    }
}
