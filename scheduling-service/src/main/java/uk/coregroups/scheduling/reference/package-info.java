/** What a reference in a letter stands for, for whoever was rung up about one. */
@NullMarked
package uk.coregroups.scheduling.reference;

import org.jspecify.annotations.NullMarked;
