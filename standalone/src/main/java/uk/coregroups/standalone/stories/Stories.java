package uk.coregroups.standalone.stories;

/** {@code ./run stories}. */
public final class Stories {

  private Stories() {}

  public static void main(String[] arguments) {
    System.out.println(arguments.length);
  }
}
