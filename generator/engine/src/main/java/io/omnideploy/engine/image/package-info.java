/** Images that a deployment builds itself: named by their content before anything is planned, built and pushed where they lack. */
package io.omnideploy.engine.image;
