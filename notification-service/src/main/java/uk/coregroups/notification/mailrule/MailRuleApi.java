package uk.coregroups.notification.mailrule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uk.coregroups.events.door.Allowed;
import uk.coregroups.events.door.Caller;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.door.Role;

/** What a partnership lets through, over HTTP. It is no case content, so an operator may set it. */
@RestController
class MailRuleApi {

  private final MailRuleStore rules;
  private final SetMailRule setMailRule;
  private final Clock clock;

  MailRuleApi(MailRuleStore rules, SetMailRule setMailRule, Clock clock) {
    this.rules = rules;
    this.setMailRule = setMailRule;
    this.clock = clock;
  }

  @GetMapping("/mail-rule")
  @Allowed({Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.OPERATOR})
  MailRule rule(Caller caller) {
    return rules.of(caller.partnership());
  }

  @PutMapping("/mail-rule")
  @Allowed({Role.ADMINISTRATOR, Role.OPERATOR})
  Outcome<MailRule> set(@Valid @RequestBody Asked asked, Caller caller) {
    var rule = new MailRule(asked.secureDomains, asked.megabytes, asked.attachments);
    return setMailRule.set(caller.partnership(), rule, caller.id(), clock.instant());
  }

  record Asked(
      @NotNull(message = "must be a list, which may be empty") List<String> secureDomains,
      int megabytes,
      @NotNull(message = "must be a list, which may be empty") List<String> attachments) {}
}
