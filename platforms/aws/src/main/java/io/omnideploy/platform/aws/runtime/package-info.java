/** What runs of a stack. */
package io.omnideploy.platform.aws.runtime;
