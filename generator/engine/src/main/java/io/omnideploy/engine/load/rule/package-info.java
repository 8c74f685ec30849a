/** What only a whole description can tell: each rule is one class that reads the description and tells what it finds. */
package io.omnideploy.engine.load.rule;
