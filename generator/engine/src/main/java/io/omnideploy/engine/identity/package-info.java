/** Makes sure that a run touches the platforms that its description means, and no others. */
package io.omnideploy.engine.identity;
