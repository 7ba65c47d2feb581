package network.conet.workers;

/** When a step that went well wants to be run again. */
public enum Next {
  /** There is more to do. */
  AT_ONCE,
  /** Nothing to do now: after the worker's pause, or when it is woken. */
  AFTER_PAUSE;

  public static Next atOnceIf(boolean moreToDo) {
    return moreToDo ? AT_ONCE : AFTER_PAUSE;
  }
}
