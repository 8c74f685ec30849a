package io.omnideploy.backend.terraform.emit;

import io.omnideploy.spi.EmitRequest;
import io.omnideploy.templates.hcl.HclDocuments.ReadmeView;
import io.omnideploy.templates.hcl.HclDocuments.SecretView;
import io.omnideploy.templates.markdown.MarkdownText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the README beside the files tells. */
final class Readme {
    private Readme() {}

    static ReadmeView of(EmitRequest request, List<String> files) {
        WriteOnly uses = WriteOnly.in(request.graph(), request.catalog());
        Set<String> handedOn = uses.handedOn();
        List<SecretView> secrets = request.graph().secrets().values().stream()
                .map(secret -> new SecretView(
                        Names.environmentVariable(secret.name()),
                        MarkdownText.cell(secret.source().toString()),
                        MarkdownText.cell(secret.description()),
                        Optional.of(secret.name())
                                .filter(handedOn::contains)
                                .map(name -> Names.environmentVariable(WriteOnly.revision(name)))))
                .toList();
        return new ReadmeView(
                request.id().name(),
                request.id().stack(),
                request.target(),
                request.state().isEmpty(),
                files,
                secrets,
                ProviderFiles.of(request).stream().map(ProviderFiles::export).toList(),
                SealedValues.areIn(request.graph(), request.catalog())
                        ? Optional.of(SealedValues.NAME)
                        : Optional.empty());
    }
}
