import Domain
import Testing

@Suite struct SessionEndTests {
    @Test func theReasonsOfTheSeedComeFirst() {
        #expect(SessionEnd.allCases.map(\.rawValue) == ["normal", "signal", "error", "lost"])
    }
}
