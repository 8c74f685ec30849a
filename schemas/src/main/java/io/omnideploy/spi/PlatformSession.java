package io.omnideploy.spi;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.Lookup;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.stack.TemplateStacks;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A connection to a platform. Calls may come from several threads. */
public interface PlatformSession extends AutoCloseable {
    /** Returns what is touched, one line: "Docker Engine 28.2 at unix:///var/run/docker.sock". */
    String identity();

    /**
     * Returns by what this platform is told from another, the keys of {@link Target#identity} among others; asks the platform only
     * when this is called.
     *
     * @throws Failed when the platform refuses to tell
     */
    default SortedMap<String, PlatformFact> facts() {
        return Collections.emptySortedMap();
    }

    /** Returns what would make the graph fail on this platform although nothing is wrong with it, such as a taken port. */
    List<Failed> obstacles(ReadRequest request);

    /**
     * Returns what a person should know of the graph before agreeing, one sentence each, such as what could not be looked at; found
     * together with the {@link #obstacles}.
     */
    default List<String> remarks() {
        return List.of();
    }

    /**
     * Returns what is there: everything that carries the stack's labels, and what the graph names without owning it, such as
     * images.
     */
    List<LiveResource> read(ReadRequest request);

    /** Returns what carries the stack's labels; how it is need not be looked at. */
    default List<LiveResource> owned(ReadRequest request) {
        return read(request).stream().filter(LiveResource::owned).toList();
    }

    /**
     * Tells whether {@link #read} observes all of a resource, so that one can be compared that carries no record of how it was
     * applied: it is brought up again rather than made anew.
     */
    default boolean observesAll() {
        return false;
    }

    /**
     * Makes a resource and waits until it is as wanted; leaves nothing half-made.
     *
     * @throws Failed naming resource, cause and remedy
     * @throws UnsupportedOperationException on a platform whose resources only tools make
     */
    default LiveResource create(WriteRequest request) {
        throw madeByTools();
    }

    /** Changes a resource in place and waits until it is as wanted; where it can't, like {@link #create}. */
    default LiveResource update(WriteRequest request, LiveResource live) {
        throw madeByTools();
    }

    /**
     * Makes a resource anew in place of the old one; when the new one does not come up, the old one runs again. Where it can't, like
     * {@link #create}.
     *
     * @throws Failed naming resource, cause and remedy
     */
    default LiveResource replace(WriteRequest request, LiveResource live) {
        throw madeByTools();
    }

    /** Removes a resource; it is no error if it is gone already. Where it can't, like {@link #create}. */
    default void delete(LiveResource live) {
        throw madeByTools();
    }

    private static UnsupportedOperationException madeByTools() {
        return new UnsupportedOperationException("tools that write code make what is on this platform");
    }

    /** Returns what runs, by component. */
    List<InstanceStatus> status(DeploymentId id);

    /**
     * Tells the log lines of what runs, the oldest first, until the end or, following, until the thread is interrupted.
     */
    void logs(LogsRequest request);

    /**
     * Runs a job that was made, and waits until it has ended.
     *
     * @return its exit code, 0 to 255
     * @throws Failed when it was not made, runs already, or can't be started
     */
    default int run(JobRequest request) {
        throw Failed.because("This platform starts no jobs.").of(request.job());
    }

    /**
     * Returns what the platform itself knows of why a resource did not come up, the newest last, a line each: the reason why it
     * stopped, its last check, its last words, what was rolled back. Empty when it knows nothing more than the tool has told.
     */
    default List<String> findings(FailureRequest request) {
        return List.of();
    }

    /**
     * Returns what of a stack is not as it was brought up although the tool says that it is: a platform may go back to what ran
     * before by itself.
     */
    default List<Failed> rolledBack(ReadRequest request) {
        return List.of();
    }

    /** Returns the stacks that the platform makes of templates by itself; empty when it makes none. */
    default Optional<TemplateStacks> templateStacks() {
        return Optional.empty();
    }

    /**
     * Finds what exists outside of a graph.
     *
     * @return its attributes, by the catalog's names
     * @throws Failed when there is none, or more than one where one is asked for
     */
    default SortedMap<String, Value> lookUp(Lookup lookup) {
        throw Failed.because("This platform looks up no %s.".formatted(lookup.type()));
    }

    /** Returns how long the platform may go on to tell of something that is gone. */
    default Duration afterglow() {
        return Duration.ZERO;
    }

    @Override
    void close();
}
