package uk.coregroups.gateway.absence;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/** The line by which membership is asked who is away. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "membership", types = Absences.class)
class AbsenceLines {}
