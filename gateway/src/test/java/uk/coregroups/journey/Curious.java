package uk.coregroups.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Somebody who follows every link there is, and looks at one page of each kind. */
final class Curious {

  private static final List<PathPattern> KINDS =
      mappings().map(PathPatternParser.defaultInstance::parse).sorted().toList();

  private final Page page;
  private final Consumer<Page> look;
  private final Set<String> seen = new HashSet<>();

  Curious(Page page, Consumer<Page> look) {
    this.page = page;
    this.look = look;
  }

  /** Every page the gateway has, by the pattern of its address; files to keep are none. */
  static Set<String> everyKind() {
    return KINDS.stream().map(PathPattern::getPatternString).collect(Collectors.toSet());
  }

  /**
   * Goes from these pages, all of which are looked at, to all that can be reached from them; says
   * which kinds were seen.
   */
  Set<String> walk(List<String> from) {
    var ahead = new ArrayDeque<>(from);
    var known = new HashSet<>(from);
    while (!ahead.isEmpty()) {
      var address = ahead.poll();
      var kind = kind(address);
      if (kind.isEmpty() || !(seen.add(kind.get()) || from.contains(address))) {
        continue;
      }
      var answer = page.navigate(address);
      assertThat(answer.status()).as(address).isEqualTo(200);
      look.accept(page);
      links().filter(known::add).forEach(ahead::add);
    }
    return seen;
  }

  private Stream<String> links() {
    var here = URI.create(page.url());
    var all = (List<?>) page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)");
    return all.stream()
        .map(String::valueOf)
        .map(link -> link.replaceFirst("#.*", ""))
        .filter(link -> link.startsWith(here.resolve("/").toString()));
  }

  /** The pattern of a page's address; nothing if it is no page. */
  static Optional<String> kind(String address) {
    var path = PathContainer.parsePath(URI.create(address).getPath());
    return KINDS.stream()
        .filter(one -> one.matches(path))
        .findFirst()
        .map(PathPattern::getPatternString);
  }

  private static Stream<String> mappings() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    scan.addExcludeFilter(new AnnotationTypeFilter(RestController.class));
    return scan.findCandidateComponents("uk.coregroups.gateway").stream()
        .map(found ->
            ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.getReturnType() == String.class)
        .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, GetMapping.class))
        .filter(mapping -> mapping != null)
        .flatMap(mapping -> Arrays.stream(mapping.value()))
        .sorted(Comparator.naturalOrder());
  }
}
