package io.omnideploy.backend.cdk.run;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.spi.EmitRequest;

/** Gives the run what it is about: the template of a graph, as values and as text. */
public interface TemplateSource {
    /** Returns the template of a graph; a pure function. */
    Template template(EmitRequest request);

    /** Returns the template as JSON. */
    String text(Template template);

    /**
     * Executes the program that stands in the generated folder, and returns the template that it gives, as JSON.
     *
     * @param request what the program was written of
     * @throws io.omnideploy.diagnostic.Failed when what it needs is not there, or it fails
     */
    String synthesised(io.omnideploy.spi.RunRequest request);
}
