import Journal
import Platform
import Testing

@testable import Runs

@Suite struct RunsErrorTests {
    private let errors: [RunsError] = [
        .programMissing("claude", searched: ["/usr/bin", "/bin"]), .programMissing("/opt/x", searched: []),
        .programIsFolder("/opt"), .programNotExecutable("/opt/x"), .interpreterMissing("/bin/zsh", script: "/opt/x"),
        .folderMissing("/gone"), .notFolder("/opt/x"), .homeOfAnother("/h", owner: 7), .homeOpen("/h", mode: 0o755),
        .notHome("/etc"), .homeNotFolder("/h"), .unnamedInterpreter("/opt/x"), .tooFewDescriptors(limit: 8, needed: 40),
        .badVariable("A B"), .reservedVariable("ROOST_RUN"), .keyOpen("/h/redaction.key"),
        .keyBroken("/h/redaction.key", bytes: 40), .tooManyTasks("/h/runs"), .shimRefused("why", run: "run-1"),
        .shimDied(run: "run-1"), .shimSilent(run: "run-1", after: .seconds(60)), .shimLost(run: "run-1"),
    ]

    @Test func everyErrorSaysWhatIsWrongAndWhatToDo() {
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(errors.allSatisfy { $0.hint != nil && $0.cause == nil })
    }

    @Test func aProgramThatIsMissingIsToldWithWhereItWasLookedFor() {
        #expect(errors[0].description == "there is no program \"claude\" in the PATH of the run")
        #expect(errors[0].hint == "install claude, or name its path; searched: /usr/bin /bin")
        #expect(errors[1].description == "there is no program /opt/x")
    }

    @Test func whatTheSystemRefusedIsKeptAsTheCause() {
        let cause = PlatformError.notStarted("roost-shim", step: .clone, cause: .again)
        #expect(RunsError.platform(cause).cause == cause)
        #expect(RunsError.platform(cause).hint?.contains("ulimit -u") == true)
        #expect(RunsError.journal(.disk(cause)).cause == cause)
    }
}
