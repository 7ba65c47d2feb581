package network.conet.access;

/** Ends a request with a problem; nothing was changed. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.code() + ": " + problem.detail());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
