package uk.coregroups.gateway.policy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.services.Asking;
import uk.coregroups.gateway.services.Heard;
import uk.coregroups.gateway.services.Timescales;

/** Any rule counted from any day, by the partnership's own limits or by others. */
@Controller
class ExplainPage {

  private final Timescales timescales;
  private final Asking asking;

  ExplainPage(Timescales timescales, Asking asking) {
    this.timescales = timescales;
    this.asking = asking;
  }

  @GetMapping("/explain")
  String explain(
      @RequestParam Map<String, String> parameters,
      @ModelAttribute("today") LocalDate today,
      Model model) {
    var profiles = asking.ask(timescales::profiles);
    var policy = timescales.policy();
    boolean asked = parameters.containsKey("rule");
    var values = new HashMap<>(parameters);
    values.putIfAbsent("direction", "AFTER");
    var form = asked ? Form.of(values) : Form.of(values).withDate("on", today);
    if (asked) {
      model.addAttribute("answer", answer(form));
    }
    model.addAttribute("form", form);
    model.addAttribute("rules", rules(policy));
    model.addAttribute("anchors", anchors(policy));
    model.addAttribute("profiles", profiles(profiles.heard()));
    return "policy/explain";
  }

  private Timescales.@Nullable Explained answer(Form form) {
    var rule = form.required("rule", "Choose a rule");
    var on = form.requiredDate("on", "The day to count from");
    var amount = amount(form);
    if (amount != null && form.given("unit").isEmpty()) {
      form.with("unit", "Choose what it is counted in");
    }
    return form.answer(() ->
            timescales.explain(
                rule,
                on,
                form.given("anchor").orElse(null),
                amount,
                amount == null ? null : form.value("unit"),
                form.isTicked("includeTriggerDay", "yes") ? true : null,
                form.given("profile").orElse(null)))
        .orElse(null);
  }

  private static @Nullable Integer amount(Form form) {
    if (form.given("amount").isEmpty()) {
      return null;
    }
    int amount = form.requiredCount("amount", "The amount");
    return form.isTicked("direction", "BEFORE") ? -amount : amount;
  }

  private static Map<String, String> rules(Timescales.Policy policy) {
    var rules = new LinkedHashMap<String, String>();
    rules.put("", "Choose a rule");
    policy.rules().forEach(rule -> rules.put(rule.rule(), rule.rule() + ": " + rule.what()));
    return rules;
  }

  private static Map<String, String> anchors(Timescales.Policy policy) {
    var anchors = new LinkedHashMap<String, String>();
    anchors.put("", "What the rule counts from");
    for (var rule : policy.rules()) {
      rule.anchors().forEach(anchor -> anchors.put(anchor.anchor(), anchor.words()));
    }
    return anchors;
  }

  private static Map<String, String> profiles(Heard<List<Timescales.Profile>> heard) {
    var profiles = new LinkedHashMap<String, String>();
    profiles.put("", "Our own limits");
    if (!heard.isAway()) {
      heard.get().forEach(profile -> profiles.put(profile.name(), profile.title()));
    }
    return profiles;
  }
}
