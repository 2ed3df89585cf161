/// What a scanner reads or a person types, taken apart: GTINs, GS1 element strings and Digital
/// Links, in-store numbers with a price or a weight in them, and plain codes.
///
/// Pure. What is known of GS1's application identifiers is in the resource
/// `gs1-syntax-dictionary.txt`, which GS1 publishes under Apache-2.0.
@NullMarked
package org.tillbridge.retail.codes;

import org.jspecify.annotations.NullMarked;
