package uk.coregroups.membership.disclosure;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.coregroups.events.apart.Sight;
import uk.coregroups.events.carrier.Outbox;
import uk.coregroups.events.clock.Round;
import uk.coregroups.events.clock.Waking;
import uk.coregroups.events.disclosure.IdentifyingWords;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;
import uk.coregroups.events.membership.IdentifyingWordsChanged;
import uk.coregroups.membership.coregroup.Replay;
import uk.coregroups.membership.disclosure.IdentifyingNameStore.Group;

/** Tells notification the identifying words of every group in which one has changed. */
@Service
class TellIdentifyingWords implements Round, Replay.Part {

  private static final Duration A_MOMENT = Duration.ofMillis(500);
  private static final int AT_ONCE = 500;

  private final IdentifyingNameStore names;
  private final IdentifyingWords words;
  private final Outbox outbox;
  private final TransactionTemplate transaction;

  TellIdentifyingWords(
      IdentifyingNameStore names,
      IdentifyingWords words,
      Outbox outbox,
      PlatformTransactionManager transactions) {
    this.names = names;
    this.words = words;
    this.outbox = outbox;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void run() {
    Sight.HOUSE.run(() -> {
      boolean more = true;
      while (more) {
        more = Boolean.TRUE.equals(transaction.execute(_ -> tellSome()));
      }
    });
  }

  @Override
  public Waking waking() {
    return new Waking.Every("identifying-words", A_MOMENT);
  }

  @Override
  public void tellAgain(CoreGroupId group, LocalDate today) {
    names.mark(group);
  }

  /** Whether there may be more. */
  private boolean tellSome() {
    List<UUID> changed = names.takeChanged(AT_ONCE);
    if (changed.isEmpty()) {
      return false;
    }
    tell(names.lockGroupsOf(changed));
    return true;
  }

  private void tell(List<Group> groups) {
    Map<CoreGroupId, List<Name>> known =
        names.names(groups.stream().map(Group::id).toList()).stream()
            .collect(Collectors.groupingBy(Name::group));
    var partnerships = new ArrayList<PartnershipId>();
    var facts = new ArrayList<IdentifyingWordsChanged>();
    for (var group : groups) {
      partnerships.add(group.partnership());
      facts.add(changed(group.id(), known.getOrDefault(group.id(), List.of())));
    }
    outbox.tellAll(partnerships, facts);
  }

  private IdentifyingWordsChanged changed(CoreGroupId group, List<Name> known) {
    var hashes =
        Stream.concat(
                Stream.of(words.keyMark()),
                known.stream().flatMap(name -> name.hashed(words).stream()))
            .distinct()
            .toList();
    return new IdentifyingWordsChanged(group, hashes);
  }
}
