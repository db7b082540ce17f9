import Agents
import Domain
import Testing

@Suite struct WorkerKindAbilitiesTests {
    @Test func whoeverIsSpokenToIsKnown() {
        #expect(WorkerKind.allCases.filter(\.canBeInteractive) == [.claude, .demo])
        #expect(WorkerKind.allCases.filter { !$0.canResume } == [.shell, .git, .aider])
        #expect(WorkerKind.allCases.filter { !$0.takesPrompt } == [.shell, .git])
        #expect(WorkerKind.allCases.filter { !$0.needsRepository } == [.shell, .demo])
    }

    @Test(arguments: WorkerKind.allCases) func aProgramIsOfItsKind(kind: WorkerKind) {
        #expect(WorkerKind(program: kind.program) == kind)
    }
}
