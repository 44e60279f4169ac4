package uk.coregroups.gateway.need;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/** What this room asks the services, over the lines they have. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "membership", types = Needs.class)
@ImportHttpServices(group = "scheduling", types = Arrangements.class)
class NeedLines {}
