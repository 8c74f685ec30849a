package io.omnideploy.platform.aws.cloudformation;

import io.omnideploy.spi.stack.ProposedChange;
import io.omnideploy.spi.stack.ProposedChange.Action;
import io.omnideploy.spi.stack.ProposedChange.Certainty;
import io.omnideploy.spi.stack.ProposedChange.ProposedProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.RequiresRecreation;
import software.amazon.awssdk.services.cloudformation.model.ResourceAttribute;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;

/** Reads what a change set says of one resource. Source: the CloudFormation API Reference, "ResourceChange". */
final class ChangeReading {
    private ChangeReading() {}

    static ProposedChange change(ResourceChange change) {
        return new ProposedChange(
                action(change.action()),
                change.logicalResourceId(),
                change.resourceType() == null ? "" : change.resourceType(),
                replaced(change.replacement()),
                change.resourceDriftStatus() == StackResourceDriftStatus.MODIFIED
                        || change.resourceDriftStatus() == StackResourceDriftStatus.DELETED,
                properties(change.details()));
    }

    private static Action action(ChangeAction action) {
        return switch (action) {
            case ADD -> Action.ADD;
            case REMOVE -> Action.REMOVE;
            case IMPORT -> Action.TAKE;
            case SYNC_WITH_ACTUAL -> Action.NOTE;
            // What only the run itself will tell is changed as far as anybody knows.
            case MODIFY, DYNAMIC, UNKNOWN_TO_SDK_VERSION -> Action.MODIFY;
        };
    }

    private static Certainty replaced(Replacement replacement) {
        if (replacement == null) {
            return Certainty.NO;
        }
        return switch (replacement) {
            case TRUE -> Certainty.YES;
            case CONDITIONAL, UNKNOWN_TO_SDK_VERSION -> Certainty.PERHAPS;
            case FALSE -> Certainty.NO;
        };
    }

    private static List<ProposedProperty> properties(List<ResourceChangeDetail> details) {
        List<ProposedProperty> properties = new ArrayList<>();
        for (ResourceChangeDetail detail : details) {
            ResourceTargetDefinition target = detail.target();
            if (target != null) {
                properties.add(new ProposedProperty(
                        path(target),
                        recreates(target.requiresRecreation()),
                        Optional.ofNullable(detail.causingEntity()),
                        target.drift() != null,
                        Optional.ofNullable(target.beforeValue()),
                        Optional.ofNullable(target.afterValue())));
            }
        }
        return properties;
    }

    /** Where CloudFormation tells no way into a property, its name is the way. */
    private static String path(ResourceTargetDefinition target) {
        if (target.path() != null) {
            return target.path().replaceFirst("^/Properties(?=/)", "");
        }
        if (target.attribute() == null || target.attribute() == ResourceAttribute.PROPERTIES) {
            return target.name() == null ? "" : "/" + target.name();
        }
        return "/" + target.attributeAsString();
    }

    private static Certainty recreates(RequiresRecreation recreation) {
        if (recreation == null) {
            return Certainty.NO;
        }
        return switch (recreation) {
            case ALWAYS -> Certainty.YES;
            case CONDITIONALLY, UNKNOWN_TO_SDK_VERSION -> Certainty.PERHAPS;
            case NEVER -> Certainty.NO;
        };
    }
}
