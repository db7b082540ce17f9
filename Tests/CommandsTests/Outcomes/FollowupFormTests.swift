import Domain
import Journal
import TestSupport
import Testing

@testable import Commands

@Suite struct FollowupFormTests {
    private func followup(_ text: String) throws -> Followup {
        let paths = try RunFixture(for: "FollowupFormTests").prepare { $0.workerKind = .codex }
        return FollowupForm.followup(try FollowupForm.form.read(text), in: paths.metadata)
    }

    @Test func aKindOfStepIsThatKind() throws {
        #expect(try followup("finalize=why") == Followup(stepName: "finalize", stepKind: .finalize, reason: "why"))
        #expect(try followup("git=why").stepKind == .known(.git))
    }

    @Test func anyOtherNameIsAStepOfWorkByTheSameWorker() throws {
        #expect(try followup("docs=why").stepKind == .known(.codex))
    }

    @Test(arguments: ["review", "=why", "review=", "a b=why"]) func whatNamesNoStepIsRefused(_ text: String) {
        #expect(throws: ValueFault.self) { _ = try FollowupForm.form.read(text) }
    }
}
