/** The catalog against the schemas of CloudFormation's types. */
package io.omnideploy.backend.cdk.conformance;
