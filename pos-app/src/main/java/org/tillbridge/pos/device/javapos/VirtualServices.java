package org.tillbridge.pos.device.javapos;

import jpos.JposConst;
import jpos.JposException;
import jpos.config.JposEntry;
import jpos.loader.JposServiceInstance;
import jpos.loader.JposServiceInstanceFactory;
import jpos.services.CashDrawerService115;
import jpos.services.LineDisplayService115;
import jpos.services.POSPrinterService115;
import jpos.services.ScannerService115;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Service objects made of software, found through `jpos.xml` as those of makers are. Behind each
/// logical name stands one device, for as long as the program runs.
public final class VirtualServices implements JposServiceInstanceFactory {
    private static final Map<String, VirtualService> DEVICES = new ConcurrentHashMap<>();

    @Override
    public JposServiceInstance createInstance(String logicalName, JposEntry entry)
            throws JposException {
        String category =
                String.valueOf(entry.getPropertyValue(JposEntry.DEVICE_CATEGORY_PROP_NAME));
        Class<?> service =
                switch (category) {
                    case "POSPrinter" -> POSPrinterService115.class;
                    case "CashDrawer" -> CashDrawerService115.class;
                    case "LineDisplay" -> LineDisplayService115.class;
                    case "Scanner" -> ScannerService115.class;
                    default ->
                            throw new JposException(
                                    JposConst.JPOS_E_NOSERVICE, "There is no virtual " + category);
                };
        return (JposServiceInstance)
                Proxy.newProxyInstance(
                        VirtualServices.class.getClassLoader(),
                        new Class<?>[] {service, JposServiceInstance.class},
                        new VirtualService.Instance(device(logicalName, category)));
    }

    private static VirtualService device(String logicalName, String category) {
        return DEVICES.computeIfAbsent(
                logicalName,
                name ->
                        switch (category) {
                            case "POSPrinter" -> new VirtualPosPrinter();
                            case "CashDrawer" -> new VirtualCashDrawer();
                            case "LineDisplay" -> new VirtualLineDisplay();
                            default -> new VirtualJavaPosScanner();
                        });
    }

    /// Puts a device behind a name, in place of what was there.
    public static <D extends VirtualService> D put(String logicalName, D device) {
        DEVICES.put(logicalName, device);
        return device;
    }
}
