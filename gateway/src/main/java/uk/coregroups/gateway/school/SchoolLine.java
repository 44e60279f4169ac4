package uk.coregroups.gateway.school;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/** What of membership-service these pages alone ask, over the same line as all the others. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "membership", types = Schooling.class)
class SchoolLine {}
