package io.omnideploy.backend.cdk.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.engine.Deployment;
import io.omnideploy.resource.ResourceSpec;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A description with everything becomes a template in which nothing is lost. */
class EverythingTemplateTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("io.omnideploy.backend.cdk.emit.Everything#STACKS")
    void hasEachResourceOnceOrAsAPart(String stack) throws IOException {
        Deployment deployment = Everything.deployment(folder, stack);

        Template template = TemplateWriter.template(deployment.emitRequest());

        Hosts hosts = new Hosts(deployment.graph(), deployment.catalog(), new LogicalIds(deployment.graph()));
        assertThat(template.resources().values())
                .extracting(TemplateResource::origin)
                .containsAll(deployment.graph().resources().values().stream()
                        .map(ResourceSpec::id)
                        .map(hosts::of)
                        .toList());
        assertThat(template.inOrder()).hasSameSizeAs(template.resources().values());
    }
}
