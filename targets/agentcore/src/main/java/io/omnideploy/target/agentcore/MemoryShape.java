package io.omnideploy.target.agentcore;

import io.omnideploy.config.Shape;
import java.util.List;
import java.util.regex.Pattern;

/** What may be said of the memory. */
final class MemoryShape {
    /** The provider takes no fewer than 7 days, and the API no more than 365. */
    static final Shape.Fields SHAPE = Shape.fields(
            Shape.field("expiry_days", new Shape.Whole(7, 365), "For how many days events of conversations are kept.")
                    .or(90),
            Shape.field("description", Shape.text("(?s).{1,1200}", "1 to 1200 characters"), "What it is for."),
            Shape.field(
                    "key",
                    Shape.text(
                            "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}",
                            "the ARN of a key of KMS"),
                    "A key of your own to encrypt it with."),
            Shape.field(
                    "protect",
                    new Shape.Switch(),
                    "Whether destroying it is refused; in a stack named prod or production it is if nothing is said."),
            Shape.field(
                    "strategies",
                    new Shape.MapOf(
                            Pattern.compile("[a-z][a-z0-9_]{0,47}"),
                            "lower case letters, digits and _, at most 48",
                            Shape.fields(
                                    Shape.field(
                                                    "type",
                                                    new Shape.Word(List.of("semantic", "summary", "user_preference")),
                                                    "Facts, summaries of sessions, or what users prefer.")
                                            .must(),
                                    Shape.field(
                                            "namespaces",
                                            new Shape.ListOf(
                                                    Shape.text(
                                                            "([A-Za-z0-9_/-]|\\{(actorId|sessionId|memoryStrategyId)\\})+",
                                                            "letters, digits, -_/ and {actorId}, {sessionId}, {memoryStrategyId}")),
                                            "Where what it finds is put; by actor, and by session for summaries, if nothing"
                                                    + " is said."),
                                    Shape.field(
                                            "description",
                                            Shape.text("(?s).{1,1200}", "1 to 1200 characters"),
                                            "What it is for."))),
                    "What is made of conversations for long."));

    private MemoryShape() {}
}
