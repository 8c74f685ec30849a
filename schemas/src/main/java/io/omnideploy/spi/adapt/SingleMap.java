package io.omnideploy.spi.adapt;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Validated;
import io.omnideploy.spi.AdapterReading;
import io.omnideploy.spi.AdapterRequest;
import io.omnideploy.spi.SourceDocument;
import io.omnideploy.spi.SourceVariables;
import java.util.List;

/** Reads formats that say all in one file, which is a map. */
public final class SingleMap {
    private SingleMap() {}

    /** Makes a description of such a map. */
    @FunctionalInterface
    public interface Reader {
        /** Returns the description, and tells what becomes of what is not in it. */
        Node.Mapping read(Node.Mapping root, AdapterLedger ledger, Diagnostics problems);
    }

    /**
     * Returns what a reader makes of the one file, or why there is none.
     *
     * @param content what the file holds, as {@code configuration of agents}
     * @param beginning how such a file begins
     */
    public static Validated<AdapterReading> read(
            AdapterRequest request, String content, String beginning, Reader reader) {
        Diagnostics problems = new Diagnostics();
        Node whole = request.document().root();
        if (!(whole instanceof Node.Mapping root)) {
            problems.add(Diagnostic.error(
                            "not-a-description", "The " + content + " is a map, and this is " + whole.form() + ".")
                    .at(whole.span())
                    .remedy("Begin with " + beginning + "."));
            return Validated.refused(problems);
        }
        for (SourceDocument more :
                request.documents().subList(1, request.documents().size())) {
            problems.add(
                    Diagnostic.error("several-files", "One file says all of it, and this is a second one.")
                            .at(more.root().span())
                            .remedy(
                                    "Write what differs in deploy.yaml's words, as in 'components: {NAME: {…}}' or 'stacks: {…}'."));
        }
        AdapterLedger ledger = new AdapterLedger();
        Node.Mapping description = reader.read(root, ledger, problems);
        if (problems.hasErrors()) {
            return Validated.refused(problems);
        }
        return Validated.of(
                new AdapterReading(description, ledger.entries(), List.of(root), SourceVariables.NONE), problems);
    }
}
