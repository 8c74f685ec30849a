/** Runs the programs that were written: previews, updates, destroys and refreshes stacks of Pulumi. */
package io.omnideploy.backend.pulumi.run;
