import Testing

@testable import Agents

@Suite struct ByteSearchTests {
    @Test(arguments: [
        ("b", "abc", true), ("bc", "abc", true), ("aab", "aaab", true), ("abc", "abc", true), ("", "abc", true),
        ("cd", "abc", false), ("abcd", "abc", false), ("x", "", false),
    ]) func oneStandsInTheOtherOrNot(_ wanted: String, _ text: String, _ holds: Bool) {
        #expect(ByteSearch.holds(Array(wanted.utf8), in: Array(text.utf8)) == holds)
    }
}
