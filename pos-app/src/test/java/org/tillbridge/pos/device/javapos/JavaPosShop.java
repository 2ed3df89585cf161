package org.tillbridge.pos.device.javapos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// The JavaPOS devices of a shop, which its `jpos.xml` names; each shop has names of its own.
public final class JavaPosShop {
    private static final AtomicInteger SHOPS = new AtomicInteger();

    public final VirtualPosPrinter printer = new VirtualPosPrinter();
    public final VirtualCashDrawer drawer = new VirtualCashDrawer();
    public final VirtualLineDisplay display = new VirtualLineDisplay();
    public final VirtualJavaPosScanner scanner = new VirtualJavaPosScanner();
    private final int number = SHOPS.incrementAndGet();

    /// @param folder gets its `jpos.xml`
    public JavaPosShop(Path folder) {
        VirtualServices.put(name("Printer"), printer);
        VirtualServices.put(name("Drawer"), drawer);
        VirtualServices.put(name("Display"), display);
        VirtualServices.put(name("Scanner"), scanner);
        try {
            Files.writeString(
                    folder.resolve("jpos.xml"),
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <!DOCTYPE JposEntries PUBLIC "-//JavaPOS//DTD//EN" "jpos/res/jcl.dtd">
                    <JposEntries>
                    %s%s%s%s%s</JposEntries>
                    """
                            .formatted(
                                    entry(name("Printer"), "POSPrinter", service()),
                                    entry(name("Drawer"), "CashDrawer", service()),
                                    entry(name("Display"), "LineDisplay", service()),
                                    entry(name("Scanner"), "Scanner", service()),
                                    entry(name("NoDriver"), "POSPrinter", "com.maker.Missing")));
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
        JposXml.read(folder);
    }

    public String name(String device) {
        return device + number;
    }

    private static String service() {
        return VirtualServices.class.getName();
    }

    private static String entry(String name, String category, String factory) {
        return """
        <JposEntry logicalName="%s">
        <creation factoryClass="%s" serviceClass="%s"/>
        <vendor name="Tillbridge" url="https://example.com"/>
        <jpos category="%s" version="1.15"/>
        <product description="virtual" name="virtual" url="https://example.com"/>
        </JposEntry>
        """
                .formatted(name, factory, factory, category);
    }
}
