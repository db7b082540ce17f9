import Commands
import Testing

/// The numbers are a promise to scripts.
@Suite struct ExitCodeTests {
    @Test(
        arguments: [
            (ExitCode.ok, 0), (.failed, 1), (.usage, 2), (.daemonNotRunning, 3), (.notFound, 4), (.finding, 5),
            (.refusedByState, 6), (.budgetRefused, 7), (.notPermitted, 8), (.timedOut, 124), (.interrupted, 130),
            (.terminated, 143),
        ] as [(ExitCode, Int32)]
    )
    func aCodeKeepsItsNumber(code: ExitCode, number: Int32) {
        #expect(code.rawValue == number)
    }

    @Test func everyCodeMeansSomethingOfItsOwn() {
        let meanings = ExitCode.allCases.map(\.meaning)
        #expect(Set(meanings).count == meanings.count)
        #expect(meanings.allSatisfy { !$0.isEmpty && $0.last != "." && !$0.contains("\n") })
    }
}
