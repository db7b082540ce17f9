import Domain
import Testing

@Suite struct RedactionCountsTests {
    @Test func replacementsAreCountedByRule() {
        var counts = RedactionCounts()
        #expect(counts.total == 0)
        counts.add(.secret)
        counts.add(.anthropicKey)
        var more = RedactionCounts()
        more.add(.secret)
        counts += more
        #expect(counts.byRule == [.secret: 2, .anthropicKey: 1])
        #expect(counts[.secret] == 2)
        #expect(counts[.jsonWebToken] == 0)
        #expect(counts.total == 3)
    }

    @Test func aMarkerTellsItsRuleAndFitsIntoJSON() {
        #expect(RedactionRule.anthropicKey.marker == "[redacted:anthropic-key]")
        for rule in RedactionRule.allCases {
            #expect(rule.marker.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x5c && $0 < 0x7f })
        }
    }

    @Test func whatIsRedactedTellsByWhichVersion() {
        let text = RedactedText(redacted: "a", counts: RedactionCounts(), version: 3)
        #expect("\(text)" == "a")
        #expect(text.version == RedactedBytes(redacted: [], counts: RedactionCounts(), version: 3).version)
    }
}
