import Testing

@testable import Decoding

@Suite struct WordNumbersTests {
    @Test func eachWordHasANumberAndNoneIsNought() {
        var numbers = WordNumbers()
        let words = ["a", nil, "b", "a", "", "b", "c"]
        let told = words.map { numbers.number(of: $0) }
        #expect(told == [1, 0, 2, 1, 3, 2, 4])
        #expect(told.map(numbers.word) == words)
    }
}
