import Domain
import Testing

@Suite struct SessionEventTypeTests {
    @Test func theWordsAreThoseOfTheDesign() {
        let words = """
            trigger decision task_changed worker_changed verdict progress worktree_op pane_activity system directive \
            alert budget snapshot torn_tail recovered
            """
        #expect(SessionEventType.allCases.map(\.rawValue) == words.split(separator: " ").map(String.init))
    }
}
