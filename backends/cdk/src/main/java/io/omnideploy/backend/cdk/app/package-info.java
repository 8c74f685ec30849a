/** Writes a template as a CDK app in Java, of L1 constructs. */
package io.omnideploy.backend.cdk.app;
