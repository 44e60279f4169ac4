/**
 * The days nobody works: the official bank holidays and the forecast behind them, which count, and
 * the authority's own closure days, which only warn.
 */
@NullMarked
package uk.coregroups.gateway.calendar;

import org.jspecify.annotations.NullMarked;
