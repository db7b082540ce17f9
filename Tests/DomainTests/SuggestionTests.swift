import Domain
import Testing

@Suite struct SuggestionTests {
    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("verify", "verify", 0), ("verfy", "verify", 1),
        ("verifyy", "verify", 1), ("varify", "verify", 1), ("vreify", "verify", 1), ("kitten", "sitting", 3),
    ])
    func theDistanceCountsSlipsOfTheFinger(left: String, right: String, slips: Int) {
        #expect(Suggestion.distance(left, right) == slips)
        #expect(Suggestion.distance(right, left) == slips)
    }

    @Test func theNearestComeFirstAndEqualOnesByName() {
        #expect(Suggestion.nearest(to: "statsu", among: ["stats", "status", "start"]) == ["stats", "status"])
        #expect(Suggestion.nearest(to: "lst", among: ["last", "list", "lost", "lust"]) == ["last", "list", "lost"])
    }

    @Test func theBeginningOfAWordIsEnough() {
        #expect(Suggestion.nearest(to: "ver", among: ["version", "verify", "help"]) == ["verify", "version"])
        #expect(Suggestion.nearest(to: "v", among: ["version"]).isEmpty)
    }

    @Test func whatIsFarFromEveryWordSuggestsNothing() {
        #expect(Suggestion.nearest(to: "frobnicate", among: ["verify", "help"]).isEmpty)
        #expect(Suggestion.nearest(to: "x", among: []).isEmpty)
    }

    @Test func whatIsLongerThanAnyWordIsLikeNone() {
        let long = String(repeating: "verify", count: 20_000)
        #expect(Suggestion.nearest(to: long, among: ["verify"]) == [])
    }
}
