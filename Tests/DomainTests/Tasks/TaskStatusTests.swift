import Domain
import Testing

@Suite struct TaskStatusTests {
    @Test func completedFailedAndCancelledTasksAreOver() {
        #expect(TaskStatus.allCases.filter(\.isOver) == [.completed, .failed, .cancelled])
    }

    @Test func theWordsAreThoseOfTheGlossary() {
        let words = ["detected", "assigned", "active", "completed", "failed", "blocked", "cancelled"]
        #expect(TaskStatus.allCases.map(\.rawValue) == words)
    }
}
