package network.conet.governance.parameter;

import java.util.List;

/** Port: the parameters of the read model, by name. */
public interface Parameters {
  List<Parameter> all();
}
