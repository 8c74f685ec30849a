/** How AWS is reached, and what its refusals mean. */
package io.omnideploy.platform.aws.client;
