package org.tillbridge.simulator;

import org.tillbridge.pos.device.PaymentTerminal;
import org.tillbridge.pos.fiscal.FiscalSigner;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.wire.Keys;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// What a till's program finds on its machine.
///
/// @param receipts the printer: each sale that is completed comes out of it
record Machine(
        World world,
        Path folder,
        Ports ports,
        Clock clock,
        RandomGenerator chance,
        Keys keys,
        SimulatedLine line,
        PaymentTerminal terminal,
        Optional<FiscalSigner> signer,
        Templates.Enrolled enrolled,
        Consumer<RetailTransaction> receipts) {}
