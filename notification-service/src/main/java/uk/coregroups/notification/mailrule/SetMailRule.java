package uk.coregroups.notification.mailrule;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.coregroups.events.door.Outcome;
import uk.coregroups.events.ids.PartnershipId;

/** Sets what a partnership lets through; what is already on its way is looked at again. */
@Service
class SetMailRule {

  private static final int MOST = 500;
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");
  private static final Pattern KIND = Pattern.compile("[a-z0-9]{1,10}");

  private final MailRuleStore rules;

  SetMailRule(MailRuleStore rules) {
    this.rules = rules;
  }

  @Transactional
  public Outcome<MailRule> set(PartnershipId partnership, MailRule asked, String by, Instant now) {
    var domains = tidy(asked.secureDomains(), one -> one.replaceFirst("^@", ""));
    var kinds = tidy(asked.attachments(), one -> one.replaceFirst("^\\.", ""));
    if (domains.size() > MOST || !domains.stream().allMatch(one -> DOMAIN.matcher(one).matches())) {
      return Outcome.refused(
          "secureDomains", "must be domains as they stand behind the @, such as health.example");
    }
    if (asked.megabytes() < 1 || asked.megabytes() > MailRule.LARGEST) {
      return Outcome.refused("megabytes", "must be between 1 and " + MailRule.LARGEST);
    }
    if (kinds.size() > MOST || !kinds.stream().allMatch(one -> KIND.matcher(one).matches())) {
      return Outcome.refused("attachments", "must be the ends of file names, such as pdf");
    }
    var rule = new MailRule(domains, asked.megabytes(), kinds);
    rules.save(partnership, rule, by, now);
    return Outcome.done(rule);
  }

  private static List<String> tidy(List<String> typed, UnaryOperator<String> bare) {
    return typed.stream()
        .map(one -> bare.apply(one.strip().toLowerCase(Locale.ROOT)))
        .filter(one -> !one.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }
}
