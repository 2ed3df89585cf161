package org.tillbridge.pos.sale;

/// Whose sale it is, as a question in the place of the task. On the FX thread; nothing here waits.
public interface CustomerViewModel {
    /// Where goods come back nobody is asked for.
    CustomerViewModel NONE = new CustomerViewModel() {};

    default void ask() {}

    /// Looks for whoever is known by it: here, then at the hub.
    ///
    /// @param key a loyalty card or an e-mail address
    default void find(String key) {}

    /// Enrols someone new. Asks nobody.
    ///
    /// @param name may be blank where there is a key
    default void enrol(String key, String name) {}

    /// The sale is nobody's in particular.
    default void takeOff() {}
}
