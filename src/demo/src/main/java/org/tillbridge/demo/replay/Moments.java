package org.tillbridge.demo.replay;

/// Is told of the moments at which a workstation could die: [#FINISH] before a sale or a return is
/// paid, [#FINISHED] when it is on disk and nobody knows yet; in between and elsewhere the steps of
/// each commit to the journal.
@FunctionalInterface
public interface Moments {
    String FINISH = "finish";
    String FINISHED = "finished";
    Moments NONE = _ -> {};

    void at(String moment);
}
