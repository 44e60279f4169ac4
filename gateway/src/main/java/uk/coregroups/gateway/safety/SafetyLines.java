package uk.coregroups.gateway.safety;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/** What this room asks the services, over the lines they have. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "membership", types = Safety.class)
@ImportHttpServices(group = "notification", types = Confirmation.class)
class SafetyLines {}
