import Control
import Domain
import Testing

@Suite struct SpendingTests {
    @Test func bothTogetherAreTheirSums() throws {
        let sum = try LiveSamples().spending
        let double = sum.plus(sum)
        #expect(double.responses == 4 && double.unpriced == 2 && double.nanodollars == 3_810_000)
        #expect(double.tokens.output == 240)
        #expect(sum.plus(.none) == sum)
    }

    @Test func whatWouldOverflowStaysAtTheLargest() {
        var much = Spending()
        much.nanodollars = .max
        #expect(much.plus(much).nanodollars == .max)
        var debt = Spending()
        debt.nanodollars = .min
        #expect(debt.plus(debt).nanodollars == .min)
    }
}
