package io.omnideploy.spi;

import io.omnideploy.diagnostic.Validated;
import java.util.List;
import java.util.Set;

/** Reads one format of configuration files. */
public interface Adapter {
    /** Returns the name by which it is chosen, lower case. */
    String name();

    /** Returns what it reads, one sentence. */
    String description();

    /** Returns the file names by which a file of this format is found, most usual first. */
    List<String> fileNames();

    /** Returns the names of files that, where they lie beside a file that was found by its name, are read together with it. */
    default List<String> companions(String fileName) {
        return List.of();
    }

    /** Returns the YAML tags that mean something in its files, as {@code !reset}; files with others are refused. */
    default Set<String> tags() {
        return Set.of();
    }

    /** Tells by its content whether a document is of this format. */
    boolean recognises(SourceDocument document);

    /**
     * Tells by its content whether a document that lies over one of this format is a part of one: formats whose files say what
     * they are, and whose overlays don't, tell them by their keys.
     */
    default boolean continuesWith(SourceDocument document) {
        return false;
    }

    /**
     * Turns documents into the vocabulary of deploy.yaml, each node with the place in the file from which it comes. Stacks are
     * left as they are: what follows is the same for every format.
     */
    Validated<AdapterReading> read(AdapterRequest request);
}
