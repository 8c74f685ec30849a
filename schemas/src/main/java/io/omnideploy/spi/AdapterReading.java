package io.omnideploy.spi;

import io.omnideploy.config.Node;
import java.util.List;
import java.util.Objects;

/**
 * What an adapter made of its documents.
 *
 * @param description the deployment in the vocabulary of deploy.yaml
 * @param ledger what became of written values that are not in the description as they stand
 * @param written all that was read, in the words of the format: a tree for each file
 * @param variables further variables that the description may use, from files
 */
public record AdapterReading(
        Node.Mapping description, List<AdapterEntry> ledger, List<Node> written, SourceVariables variables) {
    public AdapterReading {
        Objects.requireNonNull(description, "description");
        ledger = List.copyOf(ledger);
        written = List.copyOf(written);
        Objects.requireNonNull(variables, "variables");
    }

    /** Returns the reading of a document that is in that vocabulary already. */
    public static AdapterReading of(Node.Mapping description) {
        return new AdapterReading(description, List.of(), List.of(description), SourceVariables.NONE);
    }
}
