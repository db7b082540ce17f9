import Commands
import Testing

/// The numbers are a promise to scripts.
@Suite struct ExitCodeTests {
    @Test(
        arguments: [
            (ExitCode.ok, 0), (.failed, 1), (.usage, 2), (.daemonNotRunning, 3), (.notFound, 4), (.finding, 5),
            (.refusedByState, 6), (.budgetRefused, 7), (.notPermitted, 8), (.timedOut, 124), (.interrupted, 130),
            (.terminated, 143), (.hungUp, 129), (.notExecutable, 126), (.programMissing, 127),
        ] as [(ExitCode, Int32)]
    )
    func aCodeKeepsItsNumber(code: ExitCode, number: Int32) {
        #expect(code.rawValue == number)
    }

    @Test func allCodesAreListedInTheirOrder() {
        #expect(ExitCode.allCases.map(\.rawValue) == ExitCode.allCases.map(\.rawValue).sorted())
        #expect(ExitCode(rawValue: 139).meaning == "the agent's own; above 128 by the signal 11")
    }

    @Test func everyCodeMeansSomethingOfItsOwn() {
        let meanings = ExitCode.allCases.map(\.meaning)
        #expect(Set(meanings).count == meanings.count)
        #expect(meanings.allSatisfy { !$0.isEmpty && $0.last != "." && !$0.contains("\n") })
    }
}
