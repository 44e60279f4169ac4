/**
 * Reads what {@code k8s/} would put into a cluster and checks it as far as that can be done without
 * one: against two typed models, against rules of our own, and against what the services ask for.
 */
@NullMarked
package uk.coregroups.k8s;

import org.jspecify.annotations.NullMarked;
