package uk.coregroups.standalone.postroom;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import uk.coregroups.standalone.door.Answer;

/** The pages, written out. */
final class Views {

  /** Letters may bring their own styles and pictures, and nothing that runs or calls outside. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type",
          "text/html; charset=UTF-8",
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:;"
              + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store");

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "uk.coregroups.standalone.views");

  Answer receivers(ReceiversPage page) {
    return show(200, "receivers", Map.of("page", page));
  }

  Answer mailbox(MailboxPage page) {
    return show(200, "mailbox", Map.of("page", page));
  }

  Answer mail(MailPage page) {
    return show(page.error().isPresent() ? 400 : 200, "mail", Map.of("page", page));
  }

  Answer phones(PhonesPage page) {
    return show(200, "phones", Map.of("page", page));
  }

  Answer phone(PhonePage page) {
    return show(page.error().isPresent() ? 400 : 200, "phone", Map.of("page", page));
  }

  /** Something that could not be shown or done, in words. */
  Answer problem(int status, String title, String words) {
    return show(status, "problem", Map.of("title", title, "words", words));
  }

  private Answer show(int status, String template, Map<String, Object> parameters) {
    var html = new StringOutput();
    engine.render(template + ".jte", parameters, html);
    return Answer.of(status, HEADERS, html.toString());
  }
}
