package uk.coregroups.membership.composition;

/**
 * What besides the children's ages says who should be in a group.
 *
 * @param adultHasWorker whether a family member who is in it has a worker from adult services
 * @param largeGroup how many members a group may have before it is called large
 */
public record Circumstances(boolean adultHasWorker, int largeGroup) {}
