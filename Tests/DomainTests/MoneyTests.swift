import Domain
import TestSupport
import Testing

@Suite struct MoneyTests {
    @Test(arguments: [
        ("0", 0),
        ("4.12", 4_120_000_000),
        ("-0.5", -500_000_000),
        ("0.000000001", 1),
        ("12.345678901", 12_345_678_901),
        ("00012.50", 12_500_000_000),
        ("0.0288075", 28_807_500),
        ("1.2e-05", 12_000),
        ("1E3", 1_000_000_000_000),
        ("2.5e+1", 25_000_000_000),
        ("9223372036.854775807", Int64.max),
        ("-9223372036.854775808", Int64.min),
        ("1e-99999999999999999999", 0),
        ("0e99999999999999999999", 0),
    ])
    func dollarsAreReadToTheNanodollar(text: String, nanodollars: Int64) throws {
        #expect(try Money(dollars: text).nanodollars == nanodollars)
    }

    @Test(arguments: [
        ("0.0000000005", 0),
        ("0.0000000015", 2),
        ("0.0000000025", 2),
        ("0.00000000250000000000000001", 3),
        ("0.0000000024999999999999999", 2),
        ("-0.0000000015", -2),
        ("-0.0000000025", -2),
        ("0.00000000049", 0),
        ("0.00000000051", 1),
        ("5e-10", 0),
        ("5.1e-10", 1),
        ("9e-11", 0),
        ("0.9999999995", 1_000_000_000),
    ])
    func whatIsFinerIsRoundedHalfToEven(text: String, nanodollars: Int64) throws {
        #expect(try Money(dollars: text).nanodollars == nanodollars)
    }

    @Test(arguments: [
        "", "-", ".5", "5.", "1,5", "$4", " 4", "4 ", "+4", "1e", "1e+", "e5", "0x10", "NaN", "1.2.3", "--1", "1e5.0",
        "٣",
    ])
    func whatIsNoAmountIsRefused(text: String) {
        #expect(throws: MoneyError.badForm(text)) { try Money(dollars: text) }
    }

    @Test(arguments: [
        "9223372036.854775808", "-9223372036.854775809", "1e10", "99999999999999999999999999999999999999999",
        "9223372036.8547758075", "1e99999999999999999999",
    ])
    func whatCannotBeCountedIsRefused(text: String) {
        #expect(throws: MoneyError.outOfRange) { try Money(dollars: text) }
    }

    @Test(arguments: [
        (0, "0", "$0.00"),
        (4_123_456_789, "4.123456789", "$4.12"),
        (4_120_000_000, "4.12", "$4.12"),
        (4_000_000_000, "4", "$4.00"),
        (4_125_000_000, "4.125", "$4.12"),
        (4_135_000_000, "4.135", "$4.14"),
        (999_996_000, "0.999996", "$1.00"),
        (4_000_000, "0.004", "<$0.01"),
        (5_000_000, "0.005", "<$0.01"),
        (5_000_001, "0.005000001", "$0.01"),
        (1, "0.000000001", "<$0.01"),
        (-4_120_000_000, "-4.12", "-$4.12"),
        (-1, "-0.000000001", "-<$0.01"),
        (Int64.min, "-9223372036.854775808", "-$9223372036.85"),
    ])
    func anAmountHasAnExactTextAndOneForPeople(nanodollars: Int64, exact: String, people: String) throws {
        let money = Money(nanodollars: nanodollars)
        #expect(money.exactText == exact)
        #expect(money.description == people)
        #expect(try Money(dollars: exact) == money)
    }

    @Test(arguments: [
        (7, 2, 4), (5, 2, 2), (3, 2, 2), (1, 2, 0), (-1, 2, 0), (-3, 2, -2), (-5, 2, -2), (1, 3, 0), (2, 3, 1),
        (-2, 3, -1), (10, 5, 2), (0, 9, 0),
    ])
    func fractionsAreRoundedOnceHalfToEven(numerator: Int, denominator: Int, nanodollars: Int64) throws {
        let money = try Money(numerator: Int128(numerator), denominator: Int128(denominator))
        #expect(money.nanodollars == nanodollars)
    }

    @Test func aResponseIsPricedExactly() throws {
        // Prices in nano-dollars a million tokens, the counts of one response.
        let terms: [(Int128, Int128)] = [(25, 3_000_000_000), (252, 15_000_000_000), (46_550, 300_000_000)]
        let writes: [(Int128, Int128)] = [(2_450, 3_750_000_000), (300, 6_000_000_000)]
        let numerator = (terms + writes).reduce(Int128(0)) { $0 + $1.0 * $1.1 }
        #expect(try Money(numerator: numerator, denominator: 1_000_000).exactText == "0.0288075")
    }

    @Test func fractionsBeyondTheRangeAreRefused() {
        #expect(throws: MoneyError.outOfRange) { try Money(numerator: .max, denominator: 1) }
        #expect(throws: MoneyError.outOfRange) { try Money(numerator: .min, denominator: 2) }
        #expect(throws: MoneyError.outOfRange) { try Money(numerator: Int128(Int64.max) * 2 + 1, denominator: 2) }
    }

    @Test func sumsThatDoNotFitAreErrors() throws {
        let most = Money(nanodollars: .max)
        #expect(try most.plus(.zero) == most)
        #expect(try Money(nanodollars: 3).plus(Money(nanodollars: -5)) == Money(nanodollars: -2))
        #expect(throws: MoneyError.outOfRange) { try most.plus(Money(nanodollars: 1)) }
        #expect(throws: MoneyError.outOfRange) { try Money(nanodollars: .min).plus(Money(nanodollars: -1)) }
    }

    @Test func errorsTellWhatIsWrong() {
        #expect(MoneyError.badForm("four").description == #""four" is not an amount of dollars"#)
        #expect(MoneyError.outOfRange.description.contains("nine billion dollars"))
    }

    /// Rounding held against another way to say it: twice the rest against the denominator, in wider numbers.
    @Test func randomFractionsAreRoundedHalfToEven() throws {
        let seed: UInt64 = 5
        var random = SeededGenerator(seed: seed)
        for turn in 0..<5_000 {
            let numerator = Int128(Int64.random(in: -1_000_000...1_000_000, using: &random))
            let denominator = Int128(Int64.random(in: 1...64, using: &random))
            let rounded = Int128(try Money(numerator: numerator, denominator: denominator).nanodollars)
            let distance = 2 * (numerator - rounded * denominator).magnitude
            #expect(distance <= denominator.magnitude, "seed \(seed), turn \(turn)")
            if distance == denominator.magnitude { #expect(rounded % 2 == 0, "seed \(seed), turn \(turn)") }
        }
    }

    @Test func randomAmountsComeBackFromTheirText() throws {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<2_000 {
            let money = Money(nanodollars: Int64(bitPattern: random.next()))
            #expect(try Money(dollars: money.exactText) == money)
        }
    }

    @Test func theTextAndTheFractionRoundAlike() throws {
        for thousandths in -5_000...5_000 {
            let sign = thousandths < 0 ? "-" : ""
            let digits = String(thousandths.magnitude + 10_000).dropFirst()
            let text = "\(sign)0.00000000\(digits.prefix(1))\(digits.dropFirst())"
            #expect(try Money(dollars: text) == Money(numerator: Int128(thousandths), denominator: 1_000))
        }
    }
}
