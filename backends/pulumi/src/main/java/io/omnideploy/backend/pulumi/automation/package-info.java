/** What speaks to Pulumi's SDK, which is no part of OmniDeploy: loaded beside it and the program, in a loader of their own. */
package io.omnideploy.backend.pulumi.automation;
