package uk.coregroups.gateway.groupmail;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/** More of what the lines to the services carry. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "membership", types = EmailGroups.class)
@ImportHttpServices(group = "notification", types = GroupMail.class)
class GroupMailLines {}
