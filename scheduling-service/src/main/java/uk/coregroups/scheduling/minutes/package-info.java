/**
 * The ledger of minutes: not what they say, but that they reached those entitled to them.
 *
 * <p>In: somebody says that the minutes have been shared with professionals, or with the family.
 * Out: that duty settled; its ladder falls silent by itself.
 */
@NullMarked
package uk.coregroups.scheduling.minutes;

import org.jspecify.annotations.NullMarked;
