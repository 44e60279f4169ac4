package uk.coregroups.gateway.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;

/** Turns a template's name into a page; {@code redirect:} leads elsewhere. */
@Component
class Screens implements ViewResolver, Ordered {

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "uk.coregroups.gateway.views");

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    if (name.startsWith("redirect:")) {
      var view = new RedirectView(name.substring("redirect:".length()), true, false);
      view.setExposeModelAttributes(false);
      view.setExpandUriTemplateVariables(false);
      return view;
    }
    return templates.hasTemplate(name + ".jte") ? new Screen(name + ".jte") : null;
  }

  /** Writes a page where no controller has been asked. */
  void write(
      String name,
      Map<String, Object> model,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    new Screen(name + ".jte").render(model, request, response);
  }

  private final class Screen implements View {

    private final String template;

    Screen(String template) {
      this.template = template;
    }

    @Override
    public String getContentType() {
      return "text/html;charset=UTF-8";
    }

    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var parameters = new HashMap<String, Object>();
      if (model != null) {
        model.forEach((name, value) -> {
          if (value != null && !name.startsWith("org.springframework")) {
            parameters.put(name, value);
          }
        });
      }
      var output = new Utf8ByteOutput();
      templates.render(template, parameters, output);
      response.setContentType(getContentType());
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.setContentLength(output.getContentLength());
      output.writeTo(response.getOutputStream());
    }
  }
}
