package io.omnideploy.target.lightsail;

import io.omnideploy.diagnostic.Validated;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.spi.ExpandRequest;
import io.omnideploy.spi.Expansion;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.AwsIdentity;
import io.omnideploy.spi.expand.aws.AwsNameLimits;

/** Turns one deployment into what it needs on Lightsail. */
final class LightsailExpansion {
    private final LightsailDeployment deployment;
    private final AwsDraft draft;
    private final Domains domains;
    private final BackingServices backing;

    LightsailExpansion(ExpandRequest request) {
        deployment = new LightsailDeployment(request);
        draft = deployment.draft();
        domains = new Domains(deployment);
        backing = new BackingServices(deployment);
    }

    Validated<Expansion> expand() {
        check();
        if (draft.found().hasErrors()) {
            return Validated.refused(draft.found());
        }
        backing.add();
        new ContainerServices(deployment, domains).add();
        plaintext();
        if (draft.found().hasErrors()) {
            return Validated.refused(draft.found());
        }
        return Validated.of(new Expansion(draft.graph(), draft.ledger()), draft.found());
    }

    private void check() {
        AwsIdentity.check(draft);
        AwsNameLimits.check(draft, "lightsail-region");
        Regions.check(draft);
        SharedServices.check(deployment);
        new ComponentChecks(deployment).check();
        HealthChecks.check(deployment);
        Variables.check(deployment);
        domains.check();
        backing.check();
    }

    /** Who says that secrets may stand in clear is told so when none does. */
    private void plaintext() {
        boolean any = draft.resources().stream()
                .filter(spec -> spec.id().type().equals(LightsailTypes.DEPLOYMENT))
                .anyMatch(spec -> spec.properties().values().stream().anyMatch(value -> value.isSecret()));
        if (!any) {
            draft.accountWritten(
                    LightsailSettings.PLAINTEXT,
                    Fate.DROPPED,
                    "lightsail-setting-unused",
                    "No container is given a secret.",
                    "Leave it out for this stack.");
        }
    }
}
