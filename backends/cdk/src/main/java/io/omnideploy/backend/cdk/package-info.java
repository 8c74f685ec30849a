/** The backend that writes CDK apps in Java and runs their templates through CloudFormation. */
package io.omnideploy.backend.cdk;
