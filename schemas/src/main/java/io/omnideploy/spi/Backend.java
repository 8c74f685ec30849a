package io.omnideploy.spi;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.plan.Outputs;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceGraph;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** Writes a resource graph as files of one tool, and runs exactly those files. */
public interface Backend {
    /** Returns the name by which it is chosen, lower case. */
    String name();

    /** Returns what the catalog calls the tool for which it writes. */
    default String tool() {
        return name();
    }

    /** Returns what it writes and runs, one sentence. */
    String description();

    /** Returns why it can't write or run the given types, one sentence; empty when it can. */
    Optional<String> refusal(SupportRequest request);

    /** Returns what of the description this backend has no use for; the engine writes the ledger from it. */
    default List<Limitation> limitations() {
        return List.of();
    }

    /**
     * Returns the files by path relative to the generated folder, with forward slashes. A pure function of the request: no
     * time, no random, no machine.
     */
    SortedMap<String, String> emit(EmitRequest request);

    /** Tells whether {@link #emit} writes the platforms' own files, {@link Platform#files}. */
    default boolean writesPlatformFiles() {
        return false;
    }

    /**
     * Compares what is wanted with what is there, and changes nothing but the backend's own work folder.
     *
     * @throws io.omnideploy.diagnostic.Failed when the tool or the platform is absent or refuses
     */
    PreparedRun prepareUp(RunRequest request);

    /** Plans to remove everything that the stack has. The request's graph is what was last applied. */
    PreparedRun prepareDestroy(DestroyRequest request);

    /** Compares what is there with what was last applied; applying it records live values and changes no resource. */
    PreparedRun prepareRefresh(RunRequest request);

    /**
     * Returns the environment variable by which the tool takes a secret from somebody who runs it without OmniDeploy.
     *
     * @param secret the name of a secret of the graph
     */
    default String secretVariable(String secret) {
        return secret.toUpperCase(Locale.ROOT);
    }

    /**
     * Returns the environment variable by which somebody who runs the tool without OmniDeploy tells it which value of a secret it
     * is given; empty where the tool keeps the value and sees by itself that it is another.
     *
     * @param secret the name of a secret of the graph
     */
    default Optional<String> revisionVariable(String secret, ResourceGraph graph, Catalog catalog) {
        return Optional.empty();
    }

    /**
     * Returns the secrets that the tool itself needs, by their names in the stack's store, each with the environment variable
     * by which somebody gives it who runs the tool without OmniDeploy. See {@link Secrets#own}.
     */
    default SortedMap<String, String> ownSecrets() {
        return Collections.emptySortedMap();
    }

    /**
     * Returns what a file becomes that is there already: what the tool, or somebody who runs it without OmniDeploy, has put into
     * it stays.
     *
     * @param file one of those that {@link #emit} returns
     * @param present what is in it now
     * @param emitted what {@link #emit} makes of it
     */
    default String merged(String file, String present, String emitted) {
        return emitted;
    }

    /**
     * Returns where a run would leave values of secrets in clear because it can't be otherwise, one sentence; empty if nowhere.
     */
    default Optional<String> secretsInClear(ResourceGraph graph, Catalog catalog) {
        return Optional.empty();
    }

    /** Returns what is peculiar to a graph with this tool, and would astonish whoever is not told: notes, never errors. */
    default List<Diagnostic> remarks(ResourceGraph graph, Catalog catalog) {
        return List.of();
    }

    /** Returns the outputs of the live stack. */
    Outputs outputs(RunRequest request);
}
