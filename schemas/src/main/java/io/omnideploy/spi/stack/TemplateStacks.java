package io.omnideploy.spi.stack;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Stacks that a platform makes of templates, changes as a whole and keeps account of by itself, as AWS CloudFormation does. A
 * change is proposed first, worked out by the platform, and then executed as it was proposed. Every call fails with {@link
 * io.omnideploy.diagnostic.Failed} when the platform can't be asked or refuses.
 */
public interface TemplateStacks {
    /** Returns how a stack stands; empty when there is none. */
    Optional<StackState> find(String stack);

    /** Returns the template of a stack, as it was given when it was last executed; empty text when none was. */
    String template(String stack);

    /** Returns the resources of a stack that are there: the platform's own id of each by logical id. */
    SortedMap<String, String> resources(String stack);

    /**
     * Goes on only if the platform has room for a template; of a long one it is asked, and nothing is changed.
     *
     * @param template as text
     * @throws io.omnideploy.diagnostic.Refused with the remedy when it has none
     */
    void requireRoom(String template);

    /**
     * Proposes a change and waits until the platform has worked out what it would do. Changes no resource; but of a stack that
     * does not exist the platform then has an empty one in review.
     *
     * @return the change; empty when nothing would be done
     */
    Optional<ProposedChanges> propose(ChangeRequest request);

    /** Returns a change that was proposed before, if it can still be executed as it was worked out. */
    Optional<ProposedChanges> proposed(String stack, String name);

    /** Gives up every change that was proposed under names with a beginning and was never executed. */
    void discard(String stack, String prefix);

    /** Begins what was proposed; {@link #follow} waits for its end. */
    void execute(ProposedChanges changes);

    /** Begins to remove a stack; {@link #follow} waits for its end. Resources stay whose deletion policy says so. */
    void delete(StackState stack);

    /** Sets whether the platform refuses to remove a stack. */
    void guard(String stack, boolean guarded);

    /**
     * Waits until nothing is at work on a stack, and tells what happens meanwhile: since {@link #execute} or {@link #delete} if it
     * was begun here, from now on if not.
     *
     * @param stack its id, by which it is known when it is gone, too
     * @param events takes each event once, in order
     * @return how it stands then; empty when it is gone
     */
    Optional<StackState> follow(String stack, Consumer<StackEvent> events);

    /** Compares each resource with what its template says, and waits for the result; changes nothing. */
    StackDrift drift(String stack);
}
