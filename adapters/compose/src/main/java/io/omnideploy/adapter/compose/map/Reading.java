package io.omnideploy.adapter.compose.map;

import io.omnideploy.adapter.compose.project.Project;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.SourceFiles;
import io.omnideploy.spi.adapt.AdapterLedger;
import java.util.Objects;
import java.util.Optional;

/**
 * What the parts of the mapping share.
 *
 * @param project with the services of this run
 * @param names what services are called
 * @param volumes the named volumes of these services
 * @param files further files of the project
 * @param ledger takes what becomes of values that aren't carried over as they stand
 * @param problems takes errors, warnings and notes
 */
record Reading(
        Project project,
        ServiceNames names,
        ProjectVolumes volumes,
        SourceFiles files,
        AdapterLedger ledger,
        Diagnostics problems) {
    Reading {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(volumes, "volumes");
        Objects.requireNonNull(files, "files");
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(problems, "problems");
    }

    void refuse(String code, String cause, ConfigPath path, Optional<SourceSpan> place, String remedy) {
        problems.add(Diagnostic.error(code, cause).about(path).at(place).remedy(remedy));
    }

    static Optional<String> text(Node node) {
        return Optional.of(node).filter(Node.Scalar.class::isInstance).map(scalar -> ((Node.Scalar) scalar).text());
    }
}
