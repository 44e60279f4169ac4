package uk.coregroups.gateway;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;
import uk.coregroups.gateway.absence.Absences;
import uk.coregroups.gateway.coregroup.Families;
import uk.coregroups.gateway.coregroup.History;
import uk.coregroups.gateway.figures.Counting;
import uk.coregroups.gateway.groupmail.EmailGroups;
import uk.coregroups.gateway.groupmail.GroupMail;
import uk.coregroups.gateway.intake.Intakes;
import uk.coregroups.gateway.meeting.OwnTimes;
import uk.coregroups.gateway.need.Arrangements;
import uk.coregroups.gateway.need.Needs;
import uk.coregroups.gateway.person.Merging;
import uk.coregroups.gateway.person.RecordedChanges;
import uk.coregroups.gateway.policy.Roles;
import uk.coregroups.gateway.restriction.Access;
import uk.coregroups.gateway.retention.Retaining;
import uk.coregroups.gateway.rota.Fellows;
import uk.coregroups.gateway.rota.Rota;
import uk.coregroups.gateway.safety.Confirmation;
import uk.coregroups.gateway.safety.Safety;
import uk.coregroups.gateway.school.SchoolMoves;
import uk.coregroups.gateway.school.Schools;
import uk.coregroups.gateway.services.Membership;
import uk.coregroups.gateway.services.Notification;
import uk.coregroups.gateway.services.Scheduling;
import uk.coregroups.gateway.services.Timescales;
import uk.coregroups.gateway.venue.Venues;

/** All that pages ask of the three services: what everybody asks, and what is a room's own. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(
    group = "membership",
    types = {
      Membership.class,
      Absences.class,
      Access.class,
      Counting.class,
      EmailGroups.class,
      Families.class,
      Fellows.class,
      History.class,
      Intakes.class,
      Merging.class,
      Needs.class,
      RecordedChanges.class,
      Retaining.class,
      Roles.class,
      Safety.class,
      SchoolMoves.class,
      Schools.class
    })
@ImportHttpServices(
    group = "scheduling",
    types = {
      Scheduling.class,
      Timescales.class,
      Arrangements.class,
      OwnTimes.class,
      Rota.class,
      Venues.class
    })
@ImportHttpServices(
    group = "notification",
    types = {Notification.class, Confirmation.class, GroupMail.class})
class ServiceLines {}
