/** A CloudFormation template as values: what the template's text and the CDK app are both written from. */
package io.omnideploy.backend.cdk.template;
