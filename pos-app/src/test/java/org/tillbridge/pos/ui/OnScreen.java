package org.tillbridge.pos.ui;

import org.junit.jupiter.api.parallel.ResourceLock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test that shows something. There is one toolkit, and one window has the focus: one such class
/// runs at a time, beside those that show nothing.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("screen")
public @interface OnScreen {}
