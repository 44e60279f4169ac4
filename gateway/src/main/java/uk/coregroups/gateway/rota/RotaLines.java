package uk.coregroups.gateway.rota;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/** The lines by which the services are asked who serves and who belongs to a group. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "scheduling", types = Rota.class)
@ImportHttpServices(group = "membership", types = Fellows.class)
class RotaLines {}
