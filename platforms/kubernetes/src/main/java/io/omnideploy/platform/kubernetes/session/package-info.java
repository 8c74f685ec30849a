/** What is there, what would come of it, and making it so. */
package io.omnideploy.platform.kubernetes.session;
