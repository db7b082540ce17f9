import Decoding
import Domain
import Platform
import TestSupport
import Testing

@Suite("corpora: aider", .enabled(if: Corpora.areThere, "the corpora are not there; see $ROOST_CORPORA"))
struct AiderCorporaTests {
    @Test func twoRunsThatDidTheSameAreTwo() throws {
        let path = "\(Corpora.folder() ?? "")/real-runs/aider/analytics.jsonl"
        var decoder = AiderDecoder()
        let told = ToldFacts(try SystemDisk().readAll(path, bytesMax: 1 << 20), by: &decoder)
        #expect(told.errors.isEmpty && told.unknown.isEmpty)
        #expect(Set(told.usages.map(\.response)).count == told.usages.count)
        #expect(told.usages.count == 2)
    }
}
