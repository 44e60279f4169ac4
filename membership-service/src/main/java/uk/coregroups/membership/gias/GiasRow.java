package uk.coregroups.membership.gias;

import uk.coregroups.membership.school.Registered;

/** A school as the register has it. */
record GiasRow(String urn, String name, String phase, Registered entry) {}
