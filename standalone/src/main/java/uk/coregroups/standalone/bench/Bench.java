package uk.coregroups.standalone.bench;

import java.util.Arrays;

/** {@code ./run bench NAME}. */
public final class Bench {

  private Bench() {}

  /**
   * Runs one benchmark and prints its figures.
   *
   * @throws IllegalStateException in words, if it does not exist or cannot be run here
   */
  public static void main(String[] arguments) {
    var name = arguments.length == 0 ? "" : arguments[0];
    switch (name) {
      case "letters" -> LettersBench.run(Arrays.copyOfRange(arguments, 1, arguments.length));
      case "timescales" -> TimescalesBench.run();
      case "intake" -> IntakeBench.run();
      case "mailbox" -> MailboxBench.run(Arrays.copyOfRange(arguments, 1, arguments.length));
      default ->
          throw new IllegalStateException(
              "No benchmark is called \""
                  + name
                  + "\": try letters, timescales, intake or mailbox");
    }
  }
}
