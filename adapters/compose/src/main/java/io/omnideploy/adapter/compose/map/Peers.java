package io.omnideploy.adapter.compose.map;

import io.omnideploy.adapter.compose.map.Variables.Variable;
import io.omnideploy.config.Node;
import io.omnideploy.spi.adapt.Nodes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who names whom: which services are backing services or jobs, and what the variables of each say when they point to others. */
final class Peers {
    private final Reading reading;
    private final SequencedMap<String, SequencedMap<String, Variable>> variables = new LinkedHashMap<>();
    private final SequencedMap<String, Backing> backing;
    private final Map<String, List<String>> rewritten = new TreeMap<>();
    private final Set<String> jobs = new HashSet<>();
    private final Set<String> awaited = new HashSet<>();
    private final Map<String, Set<String>> points = new HashMap<>();
    private final Map<String, SequencedSet<String>> inFiles = new HashMap<>();
    private final MountedTexts mounted;
    private final PeerNotes notes;

    Peers(Reading reading) {
        this.reading = reading;
        mounted = new MountedTexts(reading);
        notes = new PeerNotes(reading);
        Variables own = new Variables(reading);
        SequencedMap<String, Node.Mapping> services = reading.project().services();
        services.forEach((name, service) -> variables.put(name, own.of(name, service)));
        backing = new Recognition(reading).of(variables);
        services.forEach(this::findJobs);
        services.forEach((name, service) -> points.put(name, new HashSet<>(waitedFor(service))));
        backing.replaceAll(this::openWhereNeeded);
        services.keySet().stream().filter(name -> !backing.containsKey(name)).forEach(this::rewrite);
        services.keySet().stream().filter(name -> !backing.containsKey(name)).forEach(this::findInFiles);
    }

    /** What a file names is waited for, as if the service did: a proxy's configuration stands in no variable. */
    private void findInFiles(String service) {
        mounted.of(service).forEach((file, texts) -> {
            for (String other : reading.project().services().keySet()) {
                SequencedSet<String> hosts = reading.names().hosts(other);
                if (other.equals(service)
                        || isJob(other)
                        || texts.stream().noneMatch(text -> Addresses.mentions("", text, hosts))) {
                    continue;
                }
                if (backing.containsKey(other)) {
                    notes.fileNamesBackingService(service, file, other);
                } else if (hasPort(other) && reaches(other, service)) {
                    notes.circle(service, other);
                } else if (hasPort(other)) {
                    points.get(service).add(other);
                    inFiles.computeIfAbsent(service, fresh -> new LinkedHashSet<>())
                            .add(other);
                }
            }
        });
    }

    /** Returns the services that files name which one mounts. */
    SequencedSet<String> namedInFilesOf(String service) {
        return inFiles.getOrDefault(service, new LinkedHashSet<>());
    }

    private void findJobs(String name, Node.Mapping service) {
        Nodes.map(service, "depends_on").entries().forEach((other, entry) -> {
            if (entry.value() instanceof Node.Mapping settings
                    && Nodes.text(settings, "condition")
                            .filter("service_completed_successfully"::equals)
                            .isPresent()) {
                jobs.add(other);
                awaited.add(other);
            }
        });
        String mode = Nodes.text(Nodes.map(service, "deploy"), "mode").orElse("");
        if (mode.endsWith("-job") || Extras.kind(service).filter("job"::equals).isPresent()) {
            jobs.add(name);
        }
    }

    /** Tells whether a service runs to its end. */
    boolean isJob(String service) {
        return jobs.contains(service) && !backing.containsKey(service);
    }

    /** Tells whether others wait for the end of a job. */
    boolean isAwaited(String service) {
        return awaited.contains(service);
    }

    /** Returns the services that become backing services. */
    SequencedMap<String, Backing> backing() {
        return Collections.unmodifiableSequencedMap(backing);
    }

    /** Returns the variables of a service, as they are when they point to others. */
    SequencedMap<String, Variable> variablesOf(String service) {
        return variables.get(service);
    }

    /** Returns the variables that point to a backing service, as {@code web.DATABASE_URL}. */
    List<String> rewrittenFor(String service) {
        return rewritten.getOrDefault(service, List.of());
    }

    /** Returns the services that one is linked to. */
    SequencedSet<String> linkedBy(String service) {
        SequencedSet<String> linked = new LinkedHashSet<>();
        for (Node node : Nodes.items(reading.project().services().get(service), "links")) {
            Reading.text(node)
                    .map(text -> text.split(":", 2)[0])
                    .filter(reading.names()::has)
                    .ifPresent(linked::add);
        }
        return linked;
    }

    private SequencedSet<String> waitedFor(Node.Mapping service) {
        SequencedSet<String> names =
                new LinkedHashSet<>(Nodes.map(service, "depends_on").entries().keySet());
        names.retainAll(reading.project().services().keySet());
        return names;
    }

    /** Returns the ports with which others name a service, and the usual one of its image if they give none. */
    NavigableSet<Integer> portsAskedOf(String service) {
        NavigableSet<Integer> ports = new TreeSet<>();
        Node.Mapping asked = reading.project().services().get(service);
        boolean isNamed = false;
        for (Map.Entry<String, SequencedMap<String, Variable>> other : variables.entrySet()) {
            if (other.getKey().equals(service)) {
                continue;
            }
            Node.Mapping peer = reading.project().services().get(other.getKey());
            isNamed |= waitedFor(peer).contains(service)
                    || linkedBy(other.getKey()).contains(service);
            List<String> texts = new ArrayList<>();
            other.getValue().values().forEach(variable -> texts.add(variable.text()));
            texts.addAll(commandOf(other.getKey()));
            mounted.of(other.getKey()).values().forEach(texts::addAll);
            for (String text : texts) {
                int port = Addresses.portIn(text, withReference(service));
                if (port > 0) {
                    ports.add(port);
                }
            }
        }
        if (ports.isEmpty()
                && isNamed
                && Nodes.items(asked, "ports").isEmpty()
                && Nodes.items(asked, "expose").isEmpty()) {
            if (ImageSources.isFpm(asked, reading.files())) {
                ports.add(KnownImages.FPM);
            } else {
                Nodes.text(asked, "image").flatMap(KnownImages::port).ifPresent(ports::add);
            }
        }
        return ports;
    }

    private List<String> commandOf(String service) {
        Node.Mapping settings = reading.project().services().get(service);
        List<String> words = new ArrayList<>(Commands.words(settings, "command"));
        words.addAll(Commands.words(settings, "entrypoint"));
        return words;
    }

    /** A value may have been rewritten already. */
    private List<String> withReference(String service) {
        List<String> hosts = new ArrayList<>(reading.names().hosts(service));
        hosts.add("${" + reading.names().of(service) + ".host}");
        return hosts;
    }

    /** What is reached without a password by somebody who can't be given one has none here either. */
    private Backing openWhereNeeded(String service, Backing found) {
        if (!found.preset().equals("redis") || !found.passwords().isEmpty()) {
            return found;
        }
        for (Map.Entry<String, SequencedMap<String, Variable>> other : variables.entrySet()) {
            if (other.getKey().equals(service)) {
                continue;
            }
            Node.Mapping peer = reading.project().services().get(other.getKey());
            boolean waits = waitedFor(peer).contains(service)
                    || linkedBy(other.getKey()).contains(service);
            List<Map.Entry<String, Variable>> mentions = other.getValue().entrySet().stream()
                    .filter(entry ->
                            Addresses.mentions(entry.getKey(), entry.getValue().text(), found.hosts()))
                    .toList();
            boolean allUrls = mentions.stream()
                    .allMatch(entry -> Addresses.isWholeAddress(entry.getValue().text(), found.hosts()));
            if ((!mentions.isEmpty() && !allUrls) || (mentions.isEmpty() && waits)) {
                return found.open();
            }
        }
        return found;
    }

    private void rewrite(String service) {
        SequencedMap<String, Variable> own = variables.get(service);
        Set<String> talksTo = new LinkedHashSet<>(points.get(service));
        talksTo.addAll(linkedBy(service));
        backing.forEach((name, found) -> own.replaceAll((key, variable) -> {
            String text = Addresses.toBacking(found, key, variable.text());
            if (!text.equals(variable.text())) {
                talksTo.add(name);
                note(name, service, key);
            }
            return variable.with(text);
        }));
        backing.forEach((name, found) -> {
            if (talksTo.contains(name)) {
                own.replaceAll((key, variable) -> {
                    String text = Addresses.credential(found, key, variable.text());
                    if (!text.equals(variable.text())) {
                        note(name, service, key);
                        return new Variable(text, variable.span(), Optional.empty());
                    }
                    return variable;
                });
            }
        });
        for (String other : reading.project().services().keySet()) {
            if (!backing.containsKey(other) && !other.equals(service) && !isJob(other)) {
                toComponent(service, other, own);
            }
        }
    }

    /** An address becomes a reference unless that closes a circle, and where there is a port to be reached. */
    private void toComponent(String service, String other, SequencedMap<String, Variable> own) {
        boolean isNamed = own.entrySet().stream()
                        .anyMatch(entry -> Addresses.mentions(
                                entry.getKey(),
                                entry.getValue().text(),
                                reading.names().hosts(other)))
                || commandOf(service).stream()
                        .anyMatch(word ->
                                Addresses.mentions("", word, reading.names().hosts(other)));
        if (!isNamed || !hasPort(other)) {
            return;
        }
        boolean isRenamed = !reading.names().of(other).equals(other);
        if (reaches(other, service) && !isRenamed) {
            notes.circle(service, other);
            return;
        }
        points.get(service).add(other);
        own.replaceAll((key, variable) -> variable.with(
                Addresses.toComponent(reading.names().of(other), reading.names().hosts(other), key, variable.text())));
    }

    private boolean hasPort(String service) {
        Node.Mapping asked = reading.project().services().get(service);
        return !Nodes.items(asked, "ports").isEmpty()
                || !Nodes.items(asked, "expose").isEmpty()
                || !portsAskedOf(service).isEmpty();
    }

    private boolean reaches(String from, String to) {
        Deque<String> left = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>();
        while (!left.isEmpty()) {
            String next = left.removeFirst();
            if (next.equals(to)) {
                return true;
            }
            if (seen.add(next)) {
                left.addAll(points.getOrDefault(next, Set.of()));
            }
        }
        return false;
    }

    /** Returns a word of a command, in which addresses of others become references. */
    String inCommand(String service, String word) {
        String result = word;
        for (Map.Entry<String, Backing> entry : backing.entrySet()) {
            if (Addresses.mentions("", result, entry.getValue().hosts())) {
                result = Addresses.toBacking(entry.getValue(), "", result);
            }
        }
        for (String other : points.get(service)) {
            SequencedSet<String> hosts = reading.names().hosts(other);
            // Whether somebody asks for a port of it is the dear question.
            if (Addresses.mentions("", result, hosts)
                    && !backing.containsKey(other)
                    && !isJob(other)
                    && hasPort(other)) {
                result = Addresses.toComponent(reading.names().of(other), hosts, "", result);
            }
        }
        return result;
    }

    private void note(String backingService, String service, String key) {
        rewritten
                .computeIfAbsent(backingService, fresh -> new ArrayList<>())
                .add(reading.names().of(service) + "." + key);
    }
}
