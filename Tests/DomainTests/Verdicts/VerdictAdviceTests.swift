import Domain
import Testing

@Suite struct VerdictAdviceTests {
    private func advice(_ cause: VerdictCause) throws -> VerdictAdvice {
        let since = WallTime(nanoseconds: 1_795_222_383_000_000_000)
        let verdict = Verdict(.stalled, cause: cause, since: since, confidence: .certain)
        let run = try RunID("run-20261121-010203-456789-7k2mq9")
        return VerdictAdvice(verdict, run: run, task: try TaskID("gh-450"))
    }

    @Test(arguments: VerdictCause.allCases)
    func aPersonCanAlwaysDoSomething(cause: VerdictCause) throws {
        let steps = try advice(cause).steps
        #expect(!steps.isEmpty)
        #expect(steps.allSatisfy { $0.command.hasPrefix("roost ") && !$0.purpose.isEmpty })
        #expect(Set(steps.map(\.command)).count == steps.count)
    }

    @Test func whoAsksIsAnsweredFirst() throws {
        let first = try #require(try advice(.permission).steps.first)
        #expect(first.command == "roost worker answer run-20261121-010203-456789-7k2mq9 yes")
        #expect(first.purpose == "allow it")
    }
}
