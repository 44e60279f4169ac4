package uk.coregroups.gateway.figures;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.service.annotation.GetExchange;

/** What membership is asked for a quality lead. */
public interface Counting {

  @GetExchange("/figures")
  Figures figures();

  record Figures(LocalDate on, List<OfTeam> teams) {}

  /** One team's figures. */
  record OfTeam(
      String team,
      Figure openGroups,
      Figure children,
      Figure withoutHealthVisitor,
      Figure withoutSchool,
      Figure oneProfessional) {}

  /** A count; none if it is one to five. */
  record Figure(@Nullable Integer count) {

    public String words() {
      return count == null ? "fewer than 6" : count.toString();
    }
  }
}
