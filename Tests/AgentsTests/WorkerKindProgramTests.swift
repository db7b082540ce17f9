import Agents
import Domain
import Testing

@Suite struct WorkerKindProgramTests {
    @Test(arguments: [
        ("claude", WorkerKind.claude), ("/opt/bin/codex", .codex), ("./opencode", .opencode), ("gemini", .gemini),
        ("aider", .aider), ("git", .git), ("roost-demo-agent", .demo), ("sh", .shell), ("/usr/bin/make", .shell),
        ("claude-code-router", .shell), ("", .shell), ("/", .shell),
    ]) func aProgramIsKnownByItsName(program: String, kind: WorkerKind) {
        #expect(WorkerKind(program: program) == kind)
    }
}
