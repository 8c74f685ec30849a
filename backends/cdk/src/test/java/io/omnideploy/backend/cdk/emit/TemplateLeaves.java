package io.omnideploy.backend.cdk.emit;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateParameter;
import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.resource.AttributePath;
import java.util.ArrayList;
import java.util.List;

/** Every single value that a template says of a resource. */
final class TemplateLeaves {
    private final Template template;
    private final List<String> leaves = new ArrayList<>();

    TemplateLeaves(Template template) {
        this.template = template;
    }

    List<String> leaves() {
        return leaves;
    }

    void add(TemplateResource resource) {
        resource.properties().values().forEach(this::leaf);
    }

    static String attribute(String logicalId, String form) {
        return "@" + logicalId + "." + form;
    }

    static String lookup(String lookup, AttributePath attribute) {
        return "?" + attribute;
    }

    static String input(String name) {
        return "<" + name;
    }

    static String secret(String name) {
        return "!" + name;
    }

    private void leaf(TemplateValue value) {
        switch (value) {
            case TemplateValue.Text text -> leaves.add(text.text());
            case TemplateValue.Num number -> leaves.add(number.plain());
            case TemplateValue.Bool bool -> leaves.add(Boolean.toString(bool.on()));
            case TemplateValue.Attribute attribute -> leaves.add(attribute(attribute.logicalId(), attribute.name()));
            case TemplateValue.RefTo ref -> reference(ref);
            case TemplateValue.Picked picked
            when picked.list() instanceof TemplateValue.Zones -> leaves.add("?names[" + picked.index() + "]");
            default -> value.children().forEach(this::leaf);
        }
    }

    private void reference(TemplateValue.RefTo ref) {
        TemplateParameter parameter = template.parameters().get(ref.name());
        if (ref.name().equals("AWS::AccountId")) {
            leaves.add("?account_id");
        } else if (parameter == null) {
            leaves.add(attribute(ref.name(), "Ref"));
        } else {
            switch (parameter.source()) {
                case TemplateParameter.Found found -> leaves.add(lookup(found.lookup(), found.attribute()));
                case TemplateParameter.Input input -> leaves.add(input(input.input()));
                case TemplateParameter.Secret secret -> leaves.add(secret(secret.secret()));
                case TemplateParameter.SecretInJson secret -> leaves.add(secret(secret.secret()));
                case TemplateParameter.Revision revision -> {}
            }
        }
    }
}
