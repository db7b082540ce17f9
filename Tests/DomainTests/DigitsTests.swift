import Domain
import Testing

@Suite struct DigitsTests {
    @Test(arguments: [(0, 4, "0000"), (42, 4, "0042"), (12_345, 4, "12345"), (7, 0, "7"), (-5, 4, "00-5")])
    func numbersArePaddedAndNeverCut(number: Int, width: Int, text: String) {
        #expect(Digits.padded(number, to: width) == text)
    }

    @Test func eachLetterTakesFiveRandomBits() {
        #expect(Digits.randomText(0, count: 6) == "000000")
        #expect(Digits.randomText(31, count: 3) == "z00")
        #expect(Digits.randomText(1 << 5 | 10, count: 3) == "a10")
        #expect(Digits.randomText(.max, count: 12) == "zzzzzzzzzzzz")
        let letters = Set((0..<32).map { Digits.randomText($0, count: 1) })
        #expect(letters.count == 32)
        #expect(letters.isDisjoint(with: ["i", "l", "o", "u"]))
    }

    @Test func numbersHaveExactlyTheirDigits() {
        #expect(Digits.number("0042", count: 4) == 42)
        #expect(Digits.number("042", count: 4) == nil)
        #expect(Digits.number("+042", count: 4) == nil)
        #expect(Digits.number("٠٠٤٢", count: 4) == nil)
    }
}
