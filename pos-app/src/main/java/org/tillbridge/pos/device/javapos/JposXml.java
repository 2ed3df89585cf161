package org.tillbridge.pos.device.javapos;

import jpos.config.JposEntry;
import jpos.config.JposEntryRegistry;
import jpos.config.simple.xml.SimpleXmlRegPopulator;
import jpos.loader.JposServiceLoader;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;

/// `jpos.xml` in a workstation's folder: which service objects stand behind which names. Names that
/// a `jpos.properties` on the class path leads to are known beside these.
public final class JposXml {
    private static final Logger LOG = LoggerFactory.getLogger(JposXml.class);
    private static final String NAME = "jpos.xml";

    private JposXml() {}

    /// Its names are known from now on; none if there is no such file.
    public static void read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return;
        }
        SimpleXmlRegPopulator read = new SimpleXmlRegPopulator();
        read.load(file.toString());
        if (read.getLastLoadException() != null) {
            LOG.error("{} cannot be read", file, read.getLastLoadException());
            return;
        }
        JposEntryRegistry known = JposServiceLoader.getManager().getEntryRegistry();
        for (Object entry : Collections.list(read.getEntries())) {
            known.addJposEntry((JposEntry) entry);
        }
        LOG.info("{} names {} JavaPOS devices", file, known.getSize());
    }
}
