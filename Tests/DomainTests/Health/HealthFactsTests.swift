import Domain
import Testing

@Suite struct HealthFactsTests {
    @Test func whatNobodyTellsIsNotThere() {
        let facts = HealthFacts(takenAt: WallTime(nanoseconds: 7), daemon: .missing)
        #expect(facts.panes.isEmpty && facts.workers.isEmpty && facts.triggers == nil && facts.room == nil)
        #expect(facts.archive == .none && facts.index == .unattended && facts.journalTrouble == nil)
    }
}
