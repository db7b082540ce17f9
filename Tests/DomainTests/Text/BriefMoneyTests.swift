import Domain
import Testing

@Suite struct BriefMoneyTests {
    @Test(arguments: [
        (0, "$0.00"), (1, "$0.000000001"), (99, "$0.000000099"), (101, "$0.0000001"), (4_210_000, "$0.0042"),
        (9_949_999, "$0.0099"), (9_999_999, "$0.01"), (10_000_000, "$0.01"), (2_414_999_999, "$2.41"),
        (-4_250_000, "-$0.0043"), (-2_000_000_000, "-$2.00"),
    ])
    func amountsAreToTheCentAndSmallOnesToTwoDigits(nanodollars: Int64, text: String) {
        #expect(BriefMoney.text(Money(nanodollars: nanodollars)) == text)
    }

    @Test func aDifferenceSaysWhichWay() {
        #expect(BriefMoney.difference(Money(nanodollars: 20_000_000)) == "+$0.02")
        #expect(BriefMoney.difference(Money(nanodollars: -20_000_000)) == "-$0.02")
        #expect(BriefMoney.difference(.zero) == "$0.00")
    }
}
