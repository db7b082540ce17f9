import Domain
import Testing

@Suite struct VerdictKindNeedTests {
    @Test func whoeverNeedsAPersonComesFirst() {
        let kinds = VerdictKind.allCases.sorted { $0.need < $1.need }
        #expect(Set(kinds.prefix(2)) == [.waitingPermission, .waitingAnswer])
        #expect(VerdictKind.working.need == .nothing && VerdictKind.stalled.need == .look)
    }
}
