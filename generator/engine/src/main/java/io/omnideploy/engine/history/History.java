package io.omnideploy.engine.history;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.folder.AtomicFile;
import io.omnideploy.engine.work.RecordYaml;
import io.omnideploy.engine.work.UnfinishedRun;
import io.omnideploy.resource.ResourceGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The last snapshots of a stack, one file each in {@code history/} of its folder: secrets by name, never a value. */
public final class History {
    /** How many snapshots are kept. */
    public static final int KEPT = 10;

    /** The command of a rollback, as its journal has it, with the number behind it. */
    public static final String ROLLBACK = "rollback --to ";

    private static final int FORMAT_VERSION = 1;
    private static final Pattern FILE = Pattern.compile("(\\d{1,9})\\.yaml");
    private static final String GRAPH = "\ngraph:";

    private final Path folder;

    public History(Path stackFolder) {
        folder = stackFolder.resolve("history");
    }

    /** Returns the snapshots that can be read, the oldest first. */
    public List<Snapshot> snapshots() {
        List<Snapshot> readable = new ArrayList<>();
        for (int number : numbers()) {
            head(number).ifPresent(readable::add);
        }
        return List.copyOf(readable);
    }

    /**
     * Returns the snapshot to which a rollback leads that names none: the one before the live one; after a run that did not come
     * to its end the newest; the one that an unfinished rollback was after.
     *
     * @param unfinished the run before, if it did not come to its end
     * @param isUp whether something is live
     */
    public Optional<Snapshot> lastGood(Optional<UnfinishedRun> unfinished, boolean isUp) {
        List<Snapshot> all = snapshots();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Snapshot newest = all.getLast();
        if (unfinished.isPresent()) {
            return Optional.of(unfinished
                    .flatMap(UnfinishedRun::owner)
                    .flatMap(owner -> all.stream()
                            .filter(snapshot -> owner.command().equals(ROLLBACK + snapshot.number()))
                            .findFirst())
                    .orElse(newest));
        }
        return isUp
                ? all.reversed().stream()
                        .filter(snapshot -> snapshot.number() < newest.position())
                        .findFirst()
                : Optional.of(newest);
    }

    /** Returns a snapshot by its number, if it is kept and can be read. */
    public Optional<Snapshot> snapshot(int number) {
        return snapshots().stream()
                .filter(snapshot -> snapshot.number() == number)
                .findFirst();
    }

    /**
     * Returns the resources of a snapshot.
     *
     * @throws Refused when its file is damaged
     */
    public ResourceGraph graph(Snapshot snapshot) {
        Path file = file(snapshot.number());
        try {
            return GraphTree.graph(
                    RecordYaml.fields(RecordYaml.whole(text(snapshot.number())).get("graph")));
        } catch (RecordYaml.Damaged
                | ClassCastException
                | NullPointerException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NoSuchElementException damaged) {
            throw new Refused(Diagnostic.error("snapshot-damaged", file + " is damaged and can't be read.")
                    .remedy("Choose another one with --to; --list tells which there are."));
        }
    }

    /**
     * Keeps what a stack is now, and gives up the oldest beyond {@link #KEPT}. What is as it was at the newest snapshot is not
     * kept twice, so that runs without a change don't push out those with one.
     *
     * @param snapshot its number doesn't count: the next one is given
     */
    public void add(Snapshot snapshot, ResourceGraph graph) {
        List<Integer> numbers = numbers();
        Map<String, Object> plain = GraphTree.plain(graph);
        String body = RecordYaml.text(Map.of("graph", plain)) + RecordYaml.END;
        if (!numbers.isEmpty() && isSame(numbers.getLast(), snapshot, body)) {
            return;
        }
        int next = numbers.isEmpty() ? 1 : numbers.getLast() + 1;
        try {
            AtomicFile.writePrivate(file(next), (header(snapshot) + body).getBytes(StandardCharsets.UTF_8));
            for (int index = 0; index < numbers.size() + 1 - KEPT; index++) {
                Files.deleteIfExists(file(numbers.get(index)));
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private boolean isSame(int number, Snapshot snapshot, String body) {
        Optional<Snapshot> newest = head(number);
        return newest.isPresent()
                && newest.get().target().equals(snapshot.target())
                && newest.get().backend().equals(snapshot.backend())
                && newest.get().restored().equals(snapshot.restored())
                && newest.get().version().equals(snapshot.version())
                && text(number).endsWith("\n" + body);
    }

    private static String header(Snapshot snapshot) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format_version", FORMAT_VERSION);
        tree.put("at", snapshot.at().truncatedTo(ChronoUnit.SECONDS).toString());
        tree.put("by", snapshot.by());
        tree.put("command", snapshot.command());
        tree.put("target", snapshot.target());
        tree.put("backend", snapshot.backend());
        snapshot.version().ifPresent(version -> tree.put("version", version));
        snapshot.restored().ifPresent(number -> tree.put("restored", number));
        return RecordYaml.text(tree);
    }

    /** A damaged one is passed over: it is no snapshot to go back to. Only what stands above the resources is read: these may be many. */
    private Optional<Snapshot> head(int number) {
        String text = text(number);
        int end = text.indexOf(GRAPH);
        if (end < 0 || !text.endsWith("\n" + RecordYaml.END)) {
            return Optional.empty();
        }
        try {
            Map<String, Object> tree = RecordYaml.fields(RecordYaml.read(text.substring(0, end)));
            return Integer.valueOf(FORMAT_VERSION).equals(tree.get("format_version"))
                    ? Optional.of(new Snapshot(
                            number,
                            Instant.parse((String) tree.get("at")),
                            (String) tree.get("by"),
                            (String) tree.get("command"),
                            (String) tree.get("target"),
                            (String) tree.get("backend"),
                            Optional.ofNullable((String) tree.get("version")),
                            Optional.ofNullable((Integer) tree.get("restored"))))
                    : Optional.empty();
        } catch (ClassCastException | NullPointerException | DateTimeParseException | RecordYaml.Damaged damaged) {
            return Optional.empty();
        }
    }

    private String text(int number) {
        try {
            return new String(Files.readAllBytes(file(number)), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private List<Integer> numbers() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> FILE.matcher(Objects.toString(path.getFileName())))
                    .filter(Matcher::matches)
                    .map(name -> Integer.valueOf(name.group(1)))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private Path file(int number) {
        return folder.resolve("%09d.yaml".formatted(number));
    }

    private Failed failed(IOException failure) {
        return Failed.because("The history " + folder + " can't be kept: " + failure.getMessage())
                .remedy("Check that it is readable and writable and the disk has space.")
                .reason(failure);
    }
}
