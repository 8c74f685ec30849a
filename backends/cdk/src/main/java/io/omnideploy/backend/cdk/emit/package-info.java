/** Brings a resource graph to a CloudFormation template by what the catalog says, and writes templates as JSON. */
package io.omnideploy.backend.cdk.emit;
