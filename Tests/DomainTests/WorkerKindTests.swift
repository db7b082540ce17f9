import Domain
import Testing

@Suite struct WorkerKindTests {
    @Test func theKindsOfTheSeedComeFirst() {
        let words = ["codex", "shell", "git", "claude", "opencode", "gemini", "aider", "demo"]
        #expect(WorkerKind.allCases.map(\.rawValue) == words)
    }
}
