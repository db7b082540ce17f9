import Domain
import Testing

@Suite struct EventScopeTests {
    @Test func aRunOwnsItsEvents() throws {
        let scope = EventScope.run(task: try TaskID("gh-1"), step: try StepID("work"), run: try RunID("run-1"))
        #expect(scope.owner.text == "run-1")
    }

    @Test func aSessionOwnsItsEvents() throws {
        #expect(EventScope.session(try SessionID("ses-2026-11-21-abc123")).owner.text == "ses-2026-11-21-abc123")
    }
}
