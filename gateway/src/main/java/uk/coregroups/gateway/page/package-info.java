/**
 * What every page is made of.
 *
 * <p>In: a view record and a template. Out: HTML in the GOV.UK design that works without
 * JavaScript, with the errors of a form named at the top and beside their fields.
 */
@NullMarked
package uk.coregroups.gateway.page;

import org.jspecify.annotations.NullMarked;
