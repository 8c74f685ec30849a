package io.omnideploy.spi;

import java.util.Objects;

/** What an adapter is given to read. */
public record AdapterRequest(SourceDocument document) {
    public AdapterRequest {
        Objects.requireNonNull(document, "document");
    }
}
