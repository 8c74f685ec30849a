/** Programs in Java that OmniDeploy wrote and runs: their libraries are found as Maven finds them, and they are compiled here. */
package io.omnideploy.programs;
