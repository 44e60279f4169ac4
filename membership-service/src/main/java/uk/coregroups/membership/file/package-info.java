/** What all files that are brought have in common: how their letters are written as bytes. */
@NullMarked
package uk.coregroups.membership.file;

import org.jspecify.annotations.NullMarked;
