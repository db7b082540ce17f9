import Domain
import Testing

@Suite struct StepKindTests {
    @Test(arguments: WorkerKind.allCases)
    func aStepOfWorkIsNamedByItsWorker(worker: WorkerKind) {
        #expect(StepKind.work(worker).rawValue == worker.rawValue)
        #expect(StepKind(rawValue: worker.rawValue) == .work(worker))
    }

    @Test(arguments: StepKind.allCases)
    func everyKindComesBackFromItsWord(kind: StepKind) {
        #expect(StepKind(rawValue: kind.rawValue) == kind)
    }

    @Test func theKindsOfTheSeedAreThere() {
        let kinds = ["codex", "shell", "git", "planner", "review", "finalize"].map(StepKind.init(rawValue:))
        #expect(kinds == [.codex, .shell, .git, .planner, .review, .finalize])
        #expect(StepKind(rawValue: "dance") == nil)
    }
}
