package io.omnideploy.engine.load;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.Adapter;
import io.omnideploy.spi.SourceDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses who reads a file: the adapter that was named, else the one that knows the file's name, else the one that
 * recognises its content. OmniDeploy's own format is asked last, since it recognises much.
 */
final class AdapterChoice {
    /** The adapter of OmniDeploy's own format. */
    static final String OWN_FORMAT = "container";

    private final List<Adapter> adapters;

    AdapterChoice(List<Adapter> adapters) {
        this.adapters = adapters;
    }

    /**
     * Returns the adapter to read a document with.
     *
     * @throws Refused when the named one is unknown, when none fits, or more than one
     */
    Adapter choose(SourceDocument document, Optional<String> named) {
        if (named.isPresent()) {
            return named(named.get());
        }
        String fileName = String.valueOf(document.path().getFileName());
        return only(adapters.stream()
                        .filter(adapter -> adapter.fileNames().contains(fileName))
                        .toList())
                .or(() -> only(adapters.stream()
                        .filter(adapter -> !adapter.name().equals(OWN_FORMAT))
                        .filter(adapter -> adapter.recognises(document))
                        .toList()))
                .or(() -> only(adapters.stream()
                        .filter(adapter -> adapter.name().equals(OWN_FORMAT))
                        .filter(adapter -> adapter.recognises(document))
                        .toList()))
                .orElseThrow(() -> new Refused(Diagnostic.error("unknown-format", "No adapter recognises this file.")
                        .at(document.root().span())
                        .remedy("Name the adapter with -r: " + String.join(", ", names()) + ".")));
    }

    /**
     * Returns who reads a file that is laid over another: the same adapter where it knows the file, that of OmniDeploy's own
     * format where no other does.
     *
     * @throws Refused when the file is of a third format
     */
    Adapter chooseOver(SourceDocument document, Adapter below) {
        if (below.name().equals(OWN_FORMAT) || knows(below, document) || below.continuesWith(document)) {
            return below;
        }
        List<Adapter> foreign = adapters.stream()
                .filter(adapter -> !adapter.name().equals(OWN_FORMAT))
                .filter(adapter -> knows(adapter, document))
                .toList();
        if (!foreign.isEmpty()) {
            throw new Refused(Diagnostic.error(
                            "several-formats",
                            "This file is read by the adapter "
                                    + foreign.getFirst().name() + ", and the one before it by " + below.name() + ".")
                    .at(document.root().span())
                    .remedy("Lay files of the same format over each other, or one in deploy.yaml's words."));
        }
        return named(OWN_FORMAT);
    }

    private static boolean knows(Adapter adapter, SourceDocument document) {
        return adapter.fileNames().contains(String.valueOf(document.path().getFileName()))
                || adapter.recognises(document);
    }

    private Adapter named(String name) {
        return adapters.stream()
                .filter(adapter -> adapter.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new Refused(Diagnostic.error("unknown-adapter", "There is no adapter '" + name + "'.")
                                .remedy(Nearest.remedy(name, names()))));
    }

    private static Optional<Adapter> only(List<Adapter> matching) {
        if (matching.size() > 1) {
            String both = matching.stream().map(Adapter::name).sorted().collect(Collectors.joining(" and "));
            throw new Refused(Diagnostic.error("several-adapters", "The adapters " + both + " can both read this file.")
                    .remedy("Name the one that is meant with -r, as in -r "
                            + matching.getFirst().name() + "."));
        }
        return matching.stream().findFirst();
    }

    private List<String> names() {
        return adapters.stream().map(Adapter::name).sorted().toList();
    }
}
