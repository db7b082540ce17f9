import Domain
import Testing

@Suite struct RunStatusTests {
    @Test(arguments: RunStatus.allCases)
    func aRunIsOverOnceItStartedAndEnded(status: RunStatus) {
        #expect(status.isOver == ![.prepared, .running].contains(status))
    }

    @Test func theWordsOfTheSeedComeFirst() {
        let words = ["prepared", "running", "completed", "failed", "blocked", "interrupted", "lost"]
        #expect(RunStatus.allCases.map(\.rawValue) == words)
    }
}
