package uk.coregroups.gateway.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.coregroups.gateway.page.Form;

/** Extracts that were brought, and the next one. */
@Controller
class IntakePage {

  /** A page that shows work under way asks again after so many seconds, without a script. */
  private static final String SECONDS = "3";

  private final Intakes intakes;
  private final Bring bring;

  IntakePage(Intakes intakes, Bring bring) {
    this.intakes = intakes;
    this.bring = bring;
  }

  @GetMapping("/intake")
  String all(@RequestParam(defaultValue = "1") int page, Model model) {
    return show(Form.empty(), page, model);
  }

  @PostMapping("/intake")
  String bring(@RequestParam("file") MultipartFile file, Model model) throws IOException {
    var form = Form.empty();
    if (file.isEmpty()) {
      return show(form.with("file", "Choose the extract"), 1, model);
    }
    try (var bytes = file.getInputStream()) {
      return form.answer(() -> "redirect:/intake/" + bring.bring(bytes))
          .orElseGet(() -> show(form, 1, model));
    }
  }

  @GetMapping("/intake/{id}")
  String one(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      HttpServletResponse response) {
    var intake = intakes.one(id);
    if (intake.isUnderWay()) {
      response.setHeader("Refresh", SECONDS);
    }
    model.addAttribute("intake", intake);
    // What it ends with may be there before its end was seen.
    model.addAttribute("lines", intake.isUnderWay() ? Intakes.Lines.NONE : intakes.lines(id, page));
    model.addAttribute("page", page);
    return "intake/intake";
  }

  @GetMapping("/intake/{id}/report")
  ResponseEntity<byte[]> report(@PathVariable UUID id) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"report.csv\"")
        .body(intakes.report(id));
  }

  @ExceptionHandler
  String tooLarge(MaxUploadSizeExceededException e, RedirectAttributes flash) {
    flash.addFlashAttribute("notice", "Nothing was brought: the file is larger than 200 MB");
    return "redirect:/intake";
  }

  private String show(Form form, int page, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("intakes", intakes.all(page));
    model.addAttribute("page", page);
    return "intake/intakes";
  }
}
