/** Runs templates as CloudFormation stacks: by change sets, each executed exactly as it was shown. */
package io.omnideploy.backend.cdk.run;
