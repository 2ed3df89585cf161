package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.LineClaimOutcome;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A customer's receipt in front of the scanner of a real window.
@OnScreen
class ReturnByReceiptWindowTest extends AtTheWindow {
    @TempDir Path elsewhere;

    @Test
    void goodsComeBackByTheCodesOfTheirReceiptWithNoHub() throws Exception {
        FileKeys keys = FileKeys.generate(elsewhere.resolve("keys"));
        till.put(Scope.CATALOGUE, SoldElsewhere.signedWith(keys));
        atTheSale();
        List<PassPart> codes =
                PassPart.of(SignedPass.sign(SoldElsewhere.receipt(), keys), PassPart.WIDE);

        counter.scan(codes.getFirst().digits()).waitFor("3 of 3 left");
        counter.waitForRest().picture("window-return-receipt");
        counter.press(KeyCode.ENTER).waitFor("£2.33").waitFor("Why does it come back?");
        counter.waitForRest().picture("window-return-by-receipt");
        counter.press(KeyCode.F5).waitFor("2 of 3 left").press(KeyCode.DOWN);
        counter.press(KeyCode.ENTER).waitFor("£6.33");
        counter.press(KeyCode.F12).waitFor("The return is kept").picture("window-return-proven");

        assertThat(counter.words()).noneMatch(words -> words.contains("No receipt"));
    }

    @Test
    void aLineThatComesBackElsewhereIsSaidWhereItWouldHaveStood() throws Exception {
        FileKeys keys = FileKeys.generate(elsewhere.resolve("keys"));
        till.put(Scope.CATALOGUE, SoldElsewhere.signedWith(keys));
        till.claimsAtHub.refuses(
                new LineClaimOutcome.ClaimedBy(
                        1,
                        new WorkstationId(2),
                        "Till 2",
                        "Bristol",
                        Instant.parse("2010-12-01T12:15:00Z")));
        atTheSale();
        SignedPass receipt = SignedPass.sign(SoldElsewhere.receipt(), keys);

        counter.scan(PassPart.of(receipt, PassPart.WIDE).getFirst().digits())
                .waitFor("3 of 3 left");
        counter.waitForRest()
                .press(KeyCode.ENTER)
                .waitFor("Candle plate lace white is being taken back at Till 2, Bristol.");
        counter.waitForRest().picture("window-return-elsewhere");
        till.claimsAtHub.refuses(new LineClaimOutcome.CameBack(1));
        counter.press(KeyCode.ENTER)
                .waitFor("Some of Candle plate lace white came back elsewhere meanwhile.");
        counter.waitForRest().picture("window-return-came-back");

        assertThat(till.openSale.basket()).isEmpty();
    }

    @Test
    void aGiftReceiptBringsAStoreCreditAndNothingElseIsOffered() throws Exception {
        FileKeys keys = FileKeys.generate(elsewhere.resolve("keys"));
        till.put(Scope.CATALOGUE, SoldElsewhere.signedWith(keys));
        atTheSale();
        SignedPass gift = SignedPass.signGift(SoldElsewhere.receipt(), keys);

        counter.scan(PassPart.of(gift, PassPart.WIDE).getFirst().digits()).waitFor("3 of 3 left");
        counter.waitForRest().press(KeyCode.ENTER).waitFor("£2.33").waitFor("Store credit");
        counter.waitForRest();
        assertThat(counter.words())
                .contains("Gift receipt: store credit")
                .doesNotContain("Give back cash", "Give store credit instead");
        counter.press(KeyCode.F12).waitFor("The return is kept").waitFor("Store credit");
    }
}
