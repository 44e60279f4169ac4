package uk.coregroups.gateway.page;

/** The key in an address leads to no search that is still known. */
final class SearchForgotten extends RuntimeException {}
