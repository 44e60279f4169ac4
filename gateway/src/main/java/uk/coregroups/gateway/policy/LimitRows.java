package uk.coregroups.gateway.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import uk.coregroups.gateway.page.Form;
import uk.coregroups.gateway.page.Say;
import uk.coregroups.gateway.services.Timescales.Anchor;
import uk.coregroups.gateway.services.Timescales.Limit;
import uk.coregroups.gateway.services.Timescales.NewLimit;
import uk.coregroups.gateway.services.Timescales.Rule;

/**
 * The limits of one rule as a form: a row for each day to count from and each weight. A row without
 * an amount is a limit that is not set, which is legal.
 *
 * <p>Fields are named after their row, such as {@code amount-HARD-INITIAL_CONFERENCE}.
 */
public record LimitRows(List<Row> rows) {

  private static final Pattern THEIRS = Pattern.compile("limits\\[(\\d+)]\\.(\\w+)");

  /** A row for the limit and the warning of each anchor, and for what is there for information. */
  static LimitRows of(Rule rule) {
    var rows = new ArrayList<Row>();
    for (var anchor : rule.anchors()) {
      rows.add(new Row("HARD", anchor));
      rows.add(new Row("WARN", anchor));
      if (rule.limits().stream().anyMatch(new Row("INFO", anchor)::holds)) {
        rows.add(new Row("INFO", anchor));
      }
    }
    return new LimitRows(List.copyOf(rows));
  }

  /** The form as the limits are now. */
  Form filled(List<Limit> limits) {
    var values = new HashMap<String, String>();
    for (var row : rows) {
      values.put(row.field("direction"), "AFTER");
      for (var limit : limits) {
        if (row.holds(limit)) {
          boolean counted = limit.convention().equals("INCLUDE_TRIGGER_DAY");
          values.put(row.field("amount"), String.valueOf(Math.abs(limit.amount())));
          values.put(row.field("direction"), limit.amount() < 0 ? "BEFORE" : "AFTER");
          values.put(row.field("unit"), limit.unit());
          values.put(row.field("convention"), counted ? "yes" : "");
          values.put(row.field("roll"), limit.roll());
          values.put(row.field("source"), Optional.ofNullable(limit.source()).orElse(""));
        }
      }
    }
    return Form.of(values);
  }

  /** The limits that were typed; the form has an error for each that cannot be read. */
  List<NewLimit> read(Form form) {
    return given(form).stream().map(row -> row.read(form)).toList();
  }

  /** Where the form has a field that the service calls {@code limits[1].amount}. */
  String place(Form form, String field) {
    var theirs = THEIRS.matcher(field);
    if (!theirs.matches()) {
      return field;
    }
    var given = given(form);
    int index = Integer.parseInt(theirs.group(1));
    var name = theirs.group(2);
    if (index >= given.size()) {
      return "";
    }
    boolean ours = List.of("unit", "convention", "roll", "source").contains(name);
    return given.get(index).field(ours ? name : "amount");
  }

  private List<Row> given(Form form) {
    return rows.stream().filter(row -> form.given(row.field("amount")).isPresent()).toList();
  }

  /** One limit that may be set. */
  public record Row(String severity, Anchor anchor) {

    public String field(String name) {
      return name + "-" + severity + "-" + anchor.anchor();
    }

    /** "limit counted from the initial conference". */
    public String words() {
      return Say.severity(severity)[0].toLowerCase(Locale.UK) + " counted from " + anchor.words();
    }

    boolean holds(Limit limit) {
      return limit.severity().equals(severity) && limit.anchor().equals(anchor.anchor());
    }

    private NewLimit read(Form form) {
      int amount = form.requiredCount(field("amount"), "The amount of the " + words());
      var direction = form.required(field("direction"), "Say whether it is before or after");
      return new NewLimit(
          anchor.anchor(),
          severity,
          direction.equals("BEFORE") ? -amount : amount,
          form.required(field("unit"), "Choose what it is counted in"),
          form.isTicked(field("convention"), "yes") ? "INCLUDE_TRIGGER_DAY" : "EXCLUDE_TRIGGER_DAY",
          form.given(field("roll")).orElse("NONE"),
          form.required(field("source"), "Say whose rule it is"));
    }
  }
}
